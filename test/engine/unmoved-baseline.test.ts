import { expect } from "chai";
import { acmeGate, acmeId, baselineUrn, carol, fresh, freshNext, organizations, stale, staleLines } from "./acme";
import { shareAcmeStack, useAcmeStack } from "./use-acme-stack";

describe("a gate with a baseline and an expectation that fails", () => {
  const acme = useAcmeStack(fresh, stale);
  const urn = baselineUrn("baseline-esm");

  beforeEach(() => acme.start("test/engine/programs/baseline-esm"));

  it("does not take a baseline", async () => {
    const { told } = await acme.run(1, "up", "--skip-preview");
    expect(told[acmeGate]).to.deep.equal([...staleLines, freshNext]);
    expect(await acme.stack.exportState()).to.not.contain("acme-baseline");
  });

  it("does not move a baseline, even when it was to be replaced", async () => {
    acme.atlas.setInvitations(acmeId, [fresh]);
    await acme.run(0, "up");
    acme.atlas.setInvitations(acmeId, [fresh, carol, stale]);
    for (const args of [[], ["--replace", urn]]) {
      const { told } = await acme.run(1, "up", "--skip-preview", ...args);
      expect(told[acmeGate]).to.deep.equal([...staleLines, freshNext]);
    }
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]).to.include.members([
      "error: 3 violations in 2 invitations",
      "or approve dan@contractor.example, carol@acme.com, and deploy nothing else:",
    ]);
    const approved = JSON.parse(await acme.stack.exportState()).deployment.resources.find(
      (resource: { urn: string }) => resource.urn === urn,
    ).outputs.output;
    expect(approved).to.have.length(1);
  });
});

describe("a gate with a baseline beside another gate", () => {
  const acme = shareAcmeStack();

  before(async () => {
    acme.atlas.setInvitations(acmeId, []);
    await acme.start("test/engine/programs/two-gates", { config: { organizations: JSON.stringify(organizations) } });
  });

  it("takes an empty baseline, and fails on the first invitation since", async () => {
    await acme.run(0, "up");
    acme.atlas.setInvitations(acmeId, [fresh]);
    await acme.run(1, "preview");
  });

  it("does not move its baseline in an update that fails because of the other", async () => {
    acme.atlas.setInvitations(organizations.beta, [stale]);
    const update = await acme.run(1, "up", "--skip-preview", "--replace", baselineUrn("two-gates"));
    expect(update.told).to.include.keys(
      "atlas-invitations:index:InvitationGate (beta)",
      "pulumi:pulumi:Stack (two-gates-test)",
    );
    acme.atlas.setInvitations(organizations.beta, []);
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]?.join()).to.contain("baseline permits only who was there");
  });
});
