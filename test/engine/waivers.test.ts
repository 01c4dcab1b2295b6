import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { acmeGate, acmeId, fresh, freshNext, inDays, stale } from "./acme";
import { old, startAdopted, waiver, waivers } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

describe("a gate with waivers", () => {
  const acme = useAcmeStack();
  const folder = useFolder();

  it("passes with what is waived, lists it, and says when it ends", async () => {
    acme.atlas.setInvitations(acmeId, [stale, fresh]);
    await startAdopted(acme, { args: { waivers } });
    const by = `waived until ${waiver.expires} by carol@acme.com (on parental leave): dan@contractor.example`;
    expect((await acme.run(0, "preview")).told[acmeGate]).to.deep.equal([
      "2 invitations of acme, as expected but for 3 waived",
      ...[by, "  max-age permits 14 days"],
      ...[by, "  allowed-domains permits only acme.com"],
      ...[by, "  forbidden-roles forbids ORG_OWNER"],
      freshNext,
    ]);
  });

  it("warns of a waiver that accepts nothing", async () => {
    await startAdopted(acme, { args: { waivers: waivers.slice(0, 1) } });
    expect((await acme.run(0, "preview")).told[acmeGate]).to.deep.equal([
      "warning: unused waiver of max-age for dan@contractor.example (carol@acme.com: on parental leave): remove it",
      "1 invitation of acme, as expected",
      freshNext,
    ]);
  });

  it("fails when a waiver has expired", async () => {
    const expired = { ...waiver, username: "eve@acme.com", expectation: "max-age", expires: inDays(-1) };
    acme.atlas.setInvitations(acmeId, [old]);
    await startAdopted(acme, { args: { waivers: [expired] } });
    const { [acmeGate]: lines = [], ...others } = (await acme.run(1, "preview")).told;
    expect(lines).to.deep.equal([
      "error: 2 violations in 1 invitation",
      "eve@acme.com (ORG_MEMBER, sent 20 days ago by bob@acme.com)",
      "  max-age permits 14 days",
      `  the waiver of max-age for eve@acme.com expired on ${inDays(-1)} (carol@acme.com: on parental leave)`,
      "  withdraw it, which also removes a member who accepted it meanwhile:",
      `  atlas api mongoDbCloudUsers removeOrgUser --orgId ${acmeId} --userId ${userIdIn(lines)}`,
      "  remove the waiver, or renew it with a new date",
    ]);
    expect(others).to.deep.equal({
      "pulumi:pulumi:Stack (adopted-test)": ["error: The invitation gate failed: acme (2 violations)"],
    });
  });

  it("takes its waivers from a file, and names the line that is wrong", async () => {
    const file = folder.file("waivers.yaml");
    const text = waivers.map((one) =>
      Object.entries(one)
        .map(([key, value]) => `${key}: ${value}`)
        .join("\n  "),
    );
    await writeFile(file, text.map((entry) => `- ${entry}\n`).join(""));
    acme.atlas.setInvitations(acmeId, [stale]);
    await startAdopted(acme, { waiverFile: file });
    await acme.run(0, "preview");
    await writeFile(file, "- username: dan@contractor.example\n  expectation: max-age\n  expires: soon\n");
    expect((await acme.run(1, "preview")).output).to.contain(
      `${file}:1: waivers[0].reason must be a reason, in words. Received: nothing`,
    );
  });
});

/** The id of the user in the command that withdraws. */
function userIdIn(lines: readonly string[]): string {
  return /--userId (\w+)/.exec(lines.join("\n"))?.[1] ?? "";
}
