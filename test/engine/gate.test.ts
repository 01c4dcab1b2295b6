import { expect } from "chai";
import { acmeGate, acmeId, fresh, freshNext, organizations, stale, staleLines, staleWho } from "./acme";
import { readable } from "./readable";
import { useAcmeStack } from "./use-acme-stack";

describe("a preview with a gate", () => {
  const acme = useAcmeStack();

  it("passes when all is as expected, with one challenge and two pages of users", async () => {
    await acme.start("examples/stale-invitations");
    const { told } = await acme.run(0, "preview");
    expect(told).to.deep.equal({
      [acmeGate]: ["1 invitation of acme, as expected", freshNext],
    });
    expect(acme.atlas.requests.map(({ status }) => status)).to.deep.equal([401, 200, 200]);
  });

  it("fails on an invitation that is too old, of another domain and for an owner", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    await acme.start("examples/stale-invitations");
    const { told } = await acme.run(1, "preview");
    expect(told).to.deep.equal({
      [acmeGate]: [
        "error: 3 violations in 1 invitation",
        staleWho,
        "  max-age permits 14 days",
        "  allowed-domains permits only acme.com",
        "  forbidden-roles forbids ORG_OWNER",
        "  withdraw it, which also removes a member who accepted it meanwhile:",
        `  atlas api mongoDbCloudUsers removeOrgUser --orgId ${acmeId} --userId eefb6891be12172a5f55d46c`,
        freshNext,
      ],
      "pulumi:pulumi:Stack (stale-invitations-test)": ["error: The invitation gate failed: acme (3 violations)"],
    });
  });

  it("fails an update too", async () => {
    acme.atlas.setInvitations(acmeId, [stale]);
    await acme.start("examples/stale-invitations");
    const { told } = await acme.run(1, "up", "--skip-preview");
    expect(told).to.have.property("pulumi:pulumi:Stack (stale-invitations-test)");
  });

  it("leaves an unchanged organization an unchanged stack", async () => {
    await acme.start("test/engine/programs/exported-verdict");
    await acme.run(0, "up");
    await acme.run(0, "preview", "--expect-no-changes");
  });

  it("shows the verdict that a failing program exports", async () => {
    acme.atlas.setInvitations(acmeId, [stale]);
    await acme.start("test/engine/programs/exported-verdict");
    const { output, told } = await acme.run(1, "preview");
    expect(told).to.deep.equal({
      [acmeGate]: staleLines,
      "pulumi:pulumi:Stack (exported-verdict-test)": ["error: The invitation gate failed: acme (1 violation)"],
    });
    expect(readable(output)).to.contain("Outputs:\n    passed : false\n    verdict: {\n        expectations   : [\n");
  });

  it("says every violation of every gate, also of one that reads slowly, and warns of advisory ones", async () => {
    for (const id of Object.values(organizations)) acme.atlas.setInvitations(id, [stale]);
    acme.atlas.fault({ orgId: organizations.beta, delayMilliseconds: 3000, times: Number.POSITIVE_INFINITY });
    await acme.start("test/engine/programs/several-gates", {
      config: { organizations: JSON.stringify(organizations) },
    });
    for (const [command, ...args] of [["preview"], ["up", "--skip-preview"]] as const) {
      const { told } = await acme.run(1, command, ...args);
      const everyGate = Object.entries(organizations).map(([name, id]) => {
        const lines = staleLines.map((line) => line.replace(acmeId, id));
        return [
          `atlas-invitations:index:InvitationGate (${name})`,
          lines.toSpliced(3, 0, "  advisory: only-expected does not list this address"),
        ];
      });
      expect(told).to.deep.equal({
        ...Object.fromEntries(everyGate),
        "pulumi:pulumi:Stack (several-gates-test)": [
          "error: 3 of 3 invitation gates failed: acme (1 violation), beta (1 violation), gamma (1 violation)",
        ],
      });
    }
  });

  it("warns when the organization is not known before the update, which then evaluates it", async () => {
    acme.atlas.setInvitations(acmeId, [stale]);
    await acme.start("test/engine/programs/unknown-organization");
    const preview = await acme.run(0, "preview");
    expect(preview.told).to.deep.equal({
      [acmeGate]: [
        "warning: This gate was not evaluated, as its organization id, or another of its args, is not known before " +
          "the update. The update evaluates it.",
      ],
    });
    const update = await acme.run(1, "up", "--skip-preview");
    expect(update.told).to.have.property(acmeGate).that.includes.members(staleLines);
  });
});
