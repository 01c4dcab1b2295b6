import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { acmeGate, acmeId, stale } from "./acme";
import { old, startAdopted } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

describe("a gate that adopts what is wrong at the start", () => {
  const acme = useAcmeStack(stale);
  const folder = useFolder();

  it("tolerates that, and nothing that came since", async () => {
    await startAdopted(acme, { args: { baseline: "adopt" } });
    const tolerated = [
      "1 invitation of acme, as expected but for 3 tolerated",
      "3 violations tolerated: there when the baseline was taken",
    ];
    expect((await acme.run(0, "preview")).told[acmeGate]).to.deep.equal(tolerated);
    expect((await acme.run(0, "up")).told[acmeGate]).to.include.members(tolerated);
    expect((await acme.run(0, "preview", "--expect-no-changes")).told[acmeGate]).to.deep.equal(tolerated);
    acme.atlas.setInvitations(acmeId, [stale, old]);
    for (const [command, ...args] of [["preview"], ["up", "--skip-preview"]] as const) {
      const lines = (await acme.run(1, command, ...args)).told[acmeGate] ?? [];
      expect(lines.slice(0, 4)).to.deep.equal([
        "error: 2 violations in 1 invitation",
        "eve@acme.com (ORG_MEMBER, sent 20 days ago by bob@acme.com)",
        "  max-age permits 14 days",
        "  baseline permits only who was there at the last approved deployment",
      ]);
      expect(lines.at(-1)).to.equal(tolerated[1]);
    }
    acme.atlas.setInvitations(acmeId, [{ ...stale, sentDaysAgo: 19 }]);
    expect((await acme.run(1, "preview")).output).to.contain("error: The invitation gate failed: acme (4 violations)");
  });

  it("reports what came since (the example adoption)", async () => {
    const sarif = folder.file("invitations.sarif");
    await acme.start("examples/adoption", { config: { sarif } });
    await acme.run(0, "up");
    acme.atlas.setInvitations(acmeId, [stale, { username: "mallory@other.example" }]);
    const { output } = await acme.run(1, "preview");
    expect(output).to.contain("2 violations tolerated: there when the baseline was taken");
    const { results } = JSON.parse(await readFile(sarif, "utf8")).runs[0];
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).to.deep.equal(["allowed-domains", "baseline"]);
  });
});
