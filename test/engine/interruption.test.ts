import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { emulatorServiceAccount } from "../../provider/testing";
import { shareAcmeStack } from "./use-acme-stack";

describe("a preview of a program in YAML that is interrupted while its gate reads", () => {
  const acme = shareAcmeStack();

  before(async () => {
    acme.atlas.fault({ endpoint: "invites", delayMilliseconds: 60_000, times: Number.POSITIVE_INFINITY });
    await acme.start("examples/yaml", {
      config: { "mongodbatlas:publicKey": "", "mongodbatlas:clientId": emulatorServiceAccount.clientId },
      secrets: { "mongodbatlas:privateKey": "", "mongodbatlas:clientSecret": emulatorServiceAccount.clientSecret },
    });
  });

  /** Runs a preview, presses Ctrl-C when it is time, and measures how long it then takes; Pulumi waits 30 s for a plugin. */
  const interrupt = async (isTime: () => boolean) => {
    let interruptedAt = 0;
    const interruption = becomes(isTime).then(() => {
      interruptedAt = Date.now();
    });
    const run = await acme.stack.interruptedPreview(interruption);
    return { ...run, milliseconds: Date.now() - interruptedAt };
  };

  it("ends long before Atlas answers, gives the token back, and does not pass", async () => {
    const { exitCode, output, milliseconds } = await interrupt(() => acme.atlas.liveTokenCount > 0);
    expect(milliseconds, output).to.be.below(25_000);
    expect(exitCode, output).not.to.equal(0);
    expect(
      acme.atlas.requests.filter(({ endpoint }) => endpoint === "revoke").map(({ status }) => status),
    ).to.deep.equal([200]);
    expect(acme.atlas.liveTokenCount).to.equal(0);
  });

  it("ends long before it has a token, when that does not come", async () => {
    acme.atlas.forgetRequests();
    acme.atlas.fault({ endpoint: "token", drop: "never-answer" });
    const { exitCode, output, milliseconds } = await interrupt(() => acme.atlas.requests.length > 0);
    expect(milliseconds, output).to.be.below(25_000);
    expect(exitCode, output).not.to.equal(0);
    expect(output).to.include("This gate was not evaluated, as the run was cancelled.");
    expect(acme.atlas.requests.map(({ endpoint }) => endpoint)).to.deep.equal(["token"]);
    expect(acme.atlas.liveTokenCount).to.equal(0);
  });
});

/** Resolves once it is so. */
async function becomes(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 1000; tries++) await wait(50);
}
