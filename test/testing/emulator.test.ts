import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { acme, invitesOf, startAcme, usernamesIn } from "./acme";
import { ask } from "./digest-client";

describe("startAtlasEmulator", () => {
  it("listens on 127.0.0.1 at a free port", async () => {
    const [first, second] = await Promise.all([startAcme(), startAcme()]);
    expect(first.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(first.url).to.not.equal(second.url);
    await Promise.all([first.close(), second.close()]);
  });

  it("fails when the port is taken", async () => {
    const first = await startAcme();
    try {
      const failure = await startAcme({ port: Number(new URL(first.url).port) }).catch((error: unknown) => error);
      expect(failure).to.have.property("code", "EADDRINUSE");
    } finally {
      await first.close();
    }
  });

  it("serves what setInvitations says from then on", async () => {
    const emulator = await startAcme();
    emulator.setInvitations(acme, [{ username: "new@acme.example" }]);
    expect(await usernamesIn(await ask(invitesOf(emulator)))).to.deep.equal(["new@acme.example"]);
    await emulator.close();
  });

  it("closes with silent, delayed and idle connections open, and again without harm", async () => {
    const emulator = await startAcme();
    emulator.fault({ drop: "never-answer" });
    emulator.fault({ delayMilliseconds: 60_000 });
    const unanswered = [ask(invitesOf(emulator)), ask(invitesOf(emulator))].map((asked) => asked.catch(() => "ended"));
    const idle = connect(Number(new URL(emulator.url).port), "127.0.0.1");
    const idleClosed = new Promise((resolve) => idle.once("close", () => resolve("closed")));
    idle.on("error", () => {});
    await waitUntil(() => emulator.requests.filter(({ publicKey }) => publicKey !== null).length === 2);

    const started = performance.now();
    await emulator.close();
    expect(performance.now() - started).to.be.below(1000);
    expect(await Promise.all(unanswered)).to.deep.equal(["ended", "ended"]);
    expect(await idleClosed).to.equal("closed");
    await emulator.close();
    expect(await fetch(emulator.url).catch(() => "gone")).to.equal("gone");
  });
});

async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}
