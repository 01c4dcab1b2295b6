import { expect } from "chai";
import { reportsOfStack, unknown } from "./pack";

const name = "stack-has-invitation-gate";
const acme = "5f0000000000000000000001";
const gateOf = (orgId: string) => ({ type: "atlas-invitations:index:InvitationGate", props: { orgId } });
const other = { type: "pulumi:pulumi:Stack", props: {} };

describe("the policy stack-has-invitation-gate", () => {
  it("reports a stack without a gate", async () => {
    expect(await reportsOfStack(name, [other])).to.deep.equal([
      "This stack has no InvitationGate, so nobody looks at who is invited when it is deployed.",
    ]);
    expect(await reportsOfStack(name, [other, gateOf(acme)])).to.deep.equal([]);
  });

  it("reports every organization that has no gate", async () => {
    const config = { organizations: [acme, "5f0000000000000000000002"] };
    expect(await reportsOfStack(name, [gateOf(acme)], config)).to.deep.equal([
      "This stack has no InvitationGate for organization 5f0000000000000000000002.",
    ]);
  });

  it("does not take a gate of an unknown organization for that of a known one", async () => {
    const reports = await reportsOfStack(name, [gateOf(unknown)], { organizations: [acme] });
    expect(reports[0]).to.contain("or one whose organization will only be known during the update");
  });
});
