import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { createAcmeStack, fresh, freshNext, organizations, stale, staleRemedy, staleWho, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";

describe("the example document", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  before(async () => {
    atlas = await startAcme(stale);
    atlas.setInvitations(organizations.beta, [fresh]);
    stack = await createAcmeStack(atlas, "examples/document");
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("is a gate for each organization of the document, with what is expected of all and of each", async () => {
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    const told = diagnosticsOf(output);
    const acme = told["atlas-invitations:index:InvitationGate (acme)"] ?? [];
    expect(acme, output).to.include.members([
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
