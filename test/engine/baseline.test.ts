import { expect } from "chai";
import { acmeGate, acmeId, baselineUrn, carol, fresh, freshNext } from "./acme";
import { shareAcmeStack, useAcmeStack } from "./use-acme-stack";

for (const [program, folder, notes] of [
  ["baseline", "examples/baseline", []],
  ["baseline-esm", "test/engine/programs/baseline-esm", [freshNext]],
] as const) {
  describe(`a gate with a baseline (${program})`, () => {
    const acme = shareAcmeStack();
    const urn = baselineUrn(program);
    const carolLines = [
      "error: 1 violation in 1 invitation",
      "carol@acme.com (ORG_MEMBER, sent 2 days ago by bob@acme.com)",
      "  baseline permits only who was there at the last approved deployment",
      "  withdraw it:",
      `  atlas organizations invitations delete ${carol.id} --orgId ${acmeId}`,
      "or approve carol@acme.com, and deploy nothing else:",
      `  pulumi up --target-replace '${urn}'`,
    ];

    before(() => acme.start(folder));

    it("approves whoever is invited at the first update, and says whom", async () => {
      await acme.run(0, "preview");
      const { told } = await acme.run(0, "up", "--skip-preview");
      expect(told[acmeGate]).to.include("approved 1 invitation: ann@acme.com");
      await acme.run(0, "preview", "--expect-no-changes");
    });

    it("fails on an invitation that came since, in preview and in update, and says how to approve it", async () => {
      acme.atlas.setInvitations(acmeId, [fresh, carol]);
      for (const [command, ...args] of [["preview"], ["up", "--skip-preview"]] as const) {
        const { told } = await acme.run(1, command, ...args);
        expect(told).to.deep.equal({
          [acmeGate]: [...carolLines, ...notes],
          [`pulumi:pulumi:Stack (${program}-test)`]: ["error: The invitation gate failed: acme (1 violation)"],
        });
      }
    });

    it("passes when an approved invitation is gone, and holds on to what was approved", async () => {
      acme.atlas.setInvitations(acmeId, []);
      await acme.run(0, "preview", "--expect-no-changes");
      await acme.run(0, "up", "--skip-preview");
      acme.atlas.setInvitations(acmeId, [fresh]);
      await acme.run(0, "preview");
    });

    it("shows that an approval would pass, and takes it, says whom it approves, and deploys nothing else", async () => {
      acme.atlas.setInvitations(acmeId, [fresh, carol]);
      await acme.stack.setConfig({ more: "true" });
      await acme.run(0, "preview", "--target-replace", urn);
      const { told } = await acme.run(0, "up", "--skip-preview", "--target-replace", urn);
      expect(told[acmeGate]).to.include("approved 2 invitations: ann@acme.com, carol@acme.com");
      expect(await acme.stack.exportState()).to.not.contain("::more");
      await acme.stack.setConfig({ more: "false" });
      await acme.run(0, "preview", "--expect-no-changes");
    });
  });
}

describe("a gate with a baseline whose hook fails", () => {
  const acme = useAcmeStack();

  it("takes its baseline in an update that succeeds, with a warning", async () => {
    await acme.start("test/engine/programs/failing-hook");
    const { output } = await acme.run(0, "up", "--skip-preview");
    expect(output).to.match(/warning: .*hook.*\n?.*The hook failed\./);
    await acme.run(0, "preview", "--expect-no-changes");
  });
});
