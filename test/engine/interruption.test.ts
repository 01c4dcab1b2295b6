import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasEmulator, emulatorServiceAccount } from "../../provider/testing";
import { createAcmeStack, fresh, startAcme } from "./acme";
import type { Stack } from "./stack";

describe("a preview of a program in YAML that is interrupted while its gate reads", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  before(async () => {
    atlas = await startAcme(fresh);
    atlas.fault({ endpoint: "invites", delayMilliseconds: 60_000, times: Number.POSITIVE_INFINITY });
    stack = await createAcmeStack(atlas, "examples/yaml", {
      config: { "mongodbatlas:publicKey": "", "mongodbatlas:clientId": emulatorServiceAccount.clientId },
      secrets: { "mongodbatlas:privateKey": "", "mongodbatlas:clientSecret": emulatorServiceAccount.clientSecret },
    });
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("gives the token back, and does not pass", async () => {
    const { exitCode, output } = await stack.interruptedPreview(hasTakenToken(atlas));
    expect(exitCode, output).not.to.equal(0);
    expect(atlas.requests.filter(({ endpoint }) => endpoint === "revoke").map(({ status }) => status)).to.deep.equal([
      200,
    ]);
    expect(atlas.liveTokenCount).to.equal(0);
  });
});

/** Resolves once somebody holds a token. */
async function hasTakenToken(atlas: AtlasEmulator): Promise<void> {
  for (let tries = 0; atlas.liveTokenCount === 0 && tries < 1000; tries++) await wait(50);
}
