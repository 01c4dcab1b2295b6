import { expect } from "chai";
import { acmeGate, acmeId, fresh, organizations, stale, staleWho } from "./acme";
import { startAdopted } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";

describe("a gate, by the level at which it is enforced", () => {
  const acme = useAcmeStack(stale);

  it("passes with warnings when everything is advisory", async () => {
    await startAdopted(acme, { enforcementLevel: "advisory" });
    const lines = (await acme.run(0, "preview")).told[acmeGate] ?? [];
    expect(lines.slice(0, 5)).to.deep.equal([
      "warning: 3 advisory violations in 1 invitation",
      `advisory: ${staleWho}`,
      "  max-age permits 14 days",
      "  allowed-domains permits only acme.com",
      "  forbidden-roles forbids ORG_OWNER",
    ]);
    expect(lines.at(-1)).to.equal("1 invitation of acme, as expected but for 3 advisory");
  });

  it("lets everything pass in an emergency, loudly and once, and approves nobody", async () => {
    await startAdopted(
      acme,
      { organizations, args: { baseline: true } },
      { config: { "atlas-invitations:enforcementLevel": "advisory" } },
    );
    const all = Object.values((await acme.run(0, "preview")).told).flat();
    expect(all.filter((line) => line.includes("NO INVITATION GATE IS ENFORCED"))).to.deep.equal([
      "warning: NO INVITATION GATE IS ENFORCED: atlas-invitations:enforcementLevel is advisory, so every violation is a " +
        "warning. When the emergency is over: pulumi config rm atlas-invitations:enforcementLevel",
    ]);
    expect(all).to.include.members([`advisory: ${staleWho}`, "  max-age permits 14 days"]);
    await acme.run(0, "up");
    await acme.stack.setConfig({ "atlas-invitations:enforcementLevel": "mandatory" });
    const lines = (await acme.run(1, "preview")).told[acmeGate] ?? [];
    expect(lines.filter((line) => line.includes("baseline permits only who was there"))).to.have.length(1);
  });

  it("fails on any other word for the enforcement level", async () => {
    acme.atlas.setInvitations(acmeId, [fresh]);
    await startAdopted(acme, {}, { config: { "atlas-invitations:enforcementLevel": "off" } });
    expect((await acme.run(1, "preview")).output).to.contain(
      'atlas-invitations:enforcementLevel must be "mandatory" or "advisory". Received: "off"',
    );
  });

  it("fails when only invitations are read that nobody can accept", async () => {
    await startAdopted(acme, { args: { statuses: ["INVITATION_EXPIRED"] } });
    expect((await acme.run(1, "preview")).told[acmeGate]).to.include(
      'max-age could not be checked: add "PENDING" to the statuses that are read',
    );
  });

  it("does not take an expectation for met that looks for invitations which nobody reads", async () => {
    acme.atlas.setInvitations(acmeId, [fresh]);
    await startAdopted(acme, { args: { statuses: ["PENDING"] } });
    expect((await acme.run(0, "preview")).told[acmeGate]?.slice(0, 2)).to.deep.equal([
      "warning: 1 advisory violation",
      'advisory: none-expired could not be checked: add "INVITATION_EXPIRED" to the statuses that are read',
    ]);
  });
});
