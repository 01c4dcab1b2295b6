import { expect } from "chai";
import { acmeGate, acmeId, freshNext, stale, staleLines } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const target = ["--target", "urn:pulumi:test::targeted::pulumi:index:Stash::other"];

describe("a run that leaves the gate out", () => {
  const acme = useAcmeStack();

  beforeEach(() => acme.start("test/engine/programs/targeted"));

  it("judges all the same, warns that it takes no baseline, and leaves a sound state", async () => {
    const { told } = await acme.run(0, "up", "--skip-preview", ...target);
    expect(told[acmeGate]).to.deep.equal([
      "warning: There is no baseline yet, and this run, which leaves it out, does not take one.",
      "1 invitation of acme, as expected",
      freshNext,
    ]);
    await acme.run(0, "up");
    expect(await acme.stack.exportState()).to.contain("acme-baseline");
  });

  it("fails on a violation, in preview and in update", async () => {
    acme.atlas.setInvitations(acmeId, [stale]);
    for (const [command, ...args] of [["preview"], ["up", "--skip-preview"]] as const) {
      const { told } = await acme.run(1, command, ...args, ...target);
      expect(told[acmeGate]).to.include.members(staleLines);
    }
  });
});
