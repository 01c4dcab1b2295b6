import { expect } from "chai";
import { acmeGate, fresh, freshNext, organizations, stale, staleRemedy, staleWho } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

describe("the example document", () => {
  const acme = useAcmeStack(stale);

  it("is a gate for each organization of the document, with what is expected of all and of each", async () => {
    acme.atlas.setInvitations(organizations.beta, [fresh]);
    await acme.start("examples/document");
    const { told, output } = await acme.run(1, "preview");
    expect(told[acmeGate], output).to.include.members([
      "error: 2 violations in 1 invitation",
      staleWho,
      "  max-age permits 14 days",
      "  advisory: forbidden-roles forbids ORG_OWNER",
      "  allowed-domains permits only acme.com, *.acme.com",
      ...staleRemedy,
    ]);
    expect(told["atlas-invitations:index:InvitationGate (beta)"], output).to.include(freshNext);
  });
});
