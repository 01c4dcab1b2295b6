import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, freshNext, stale, staleLines, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";

const gate = "atlas-invitations:index:InvitationGate (acme)";
const target = ["--target", "urn:pulumi:test::targeted::pulumi:index:Stash::other"];

describe("a run that leaves the gate out", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  beforeEach(async () => {
    atlas = await startAcme(fresh);
    stack = await createAcmeStack(atlas, "test/engine/programs/targeted");
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("judges all the same, warns that it takes no baseline, and leaves a sound state", async () => {
    const update = await stack.run("up", "--skip-preview", ...target);
    expect(update.exitCode, update.output).to.equal(0);
    expect(diagnosticsOf(update.output)[gate]).to.deep.equal([
      "warning: There is no baseline yet, and this run, which leaves it out, does not take one.",
      "1 invitation of acme, as expected",
      freshNext,
    ]);
    const whole = await stack.run("up");
    expect(whole.exitCode, whole.output).to.equal(0);
    expect(await stack.exportState()).to.contain("acme-baseline");
  });

  it("fails on a violation, in preview and in update", async () => {
    atlas.setInvitations(acmeId, [stale]);
    const runs: Parameters<Stack["run"]>[] = [["preview"], ["up", "--skip-preview"]];
    for (const [command, ...args] of runs) {
      const { exitCode, output } = await stack.run(command, ...args, ...target);
      expect(exitCode, output).to.equal(1);
      expect(diagnosticsOf(output)[gate]).to.include.members(staleLines);
    }
  });
});
