import { expect } from "chai";
import { reportsOfResource, reportsOfStack, type SeenResource, unknown } from "./pack";

const name = "invitation-gates-are-strict";

const maxAge = (days: number, enforcementLevel = "mandatory") => ({
  id: "max-age",
  description: "Checks whether no pending invitation is older.",
  explanation: "It is forgotten.",
  enforcementLevel,
  options: { days },
});

function gate(changes: object = {}): SeenResource {
  const props = {
    orgId: "5f0000000000000000000001",
    username: null,
    expectations: [maxAge(14)],
    baseline: false,
    waiverCount: 0,
    enforcementLevel: "mandatory",
    ...changes,
  };
  return { type: "atlas-invitations:index:InvitationGate", props };
}

const config = { expectations: [{ maxAge: { days: 14 } }], maxWaivers: 1 };

describe("the policy invitation-gates-are-strict", () => {
  it("reports nothing of a gate that is strict enough, nor of another resource", async () => {
    expect(await reportsOfResource(name, gate(), config)).to.deep.equal([]);
    expect(await reportsOfResource(name, { ...gate({ expectations: [] }), type: "a:b:C" }, config)).to.deep.equal([]);
  });

  for (const [what, changes, report] of [
    ["expects less", { expectations: [maxAge(30)] }, "It expects max-age of at most 30 days (mandatory)."],
    ["only warns", { expectations: [maxAge(14, "advisory")] }, "It expects max-age of at most 14 days (advisory)."],
    ["expects nothing of the kind", { expectations: [] }, "It expects nothing of the kind."],
    ["fails nothing", { enforcementLevel: "advisory" }, "atlas-invitations:enforcementLevel is advisory"],
    ["looks at one address", { username: "ann@acme.com" }, "Remove username."],
    ["adopts what is wrong", { baseline: "adopt" }, 'Remove baseline: "adopt".'],
    ["has too many waivers", { waiverCount: 2 }, "This gate has 2 waivers, and 1 are allowed."],
    ["is of another version", { waiverCount: undefined }, "another version of pulumi-atlas-invitations"],
    [
      "expects what it does not say",
      { expectations: [{ id: "max-age" }] },
      "another version of pulumi-atlas-invitations",
    ],
    ["expects what is not known yet", { expectations: unknown }, "The expectations of this gate will only be known"],
    ["expects something that is not known yet", { expectations: [maxAge(14), unknown] }, "will only be known"],
  ] as const) {
    it(`reports a gate that ${what}`, async () => {
      const reports = await reportsOfResource(name, gate(changes), config);
      expect(reports).to.have.lengthOf(1);
      expect(reports[0]).to.contain(report);
    });
  }

  it("judges a gate whose organization is not known yet", async () => {
    expect(await reportsOfResource(name, gate({ orgId: unknown }), config)).to.deep.equal([]);
  });

  it("reports a config that does not parse, and its place", async () => {
    const wrong = { expectations: [{ maxAge: { days: "soon" } }] };
    const [report] = await reportsOfResource(name, gate(), wrong);
    expect(report).to.contain("The config of this policy is wrong: expectations[0].maxAge.days must be a number");
  });

  it("reports that a gate fails nothing even when its config is empty", async () => {
    expect(await reportsOfResource(name, gate({ enforcementLevel: "advisory" }))).to.have.lengthOf(1);
  });

  it("reports what a baseline tolerates that was adopted once, unless that is allowed", async () => {
    const adopted = gate({ baseline: true, verdict: { toleratedCount: 1 } });
    expect((await reportsOfStack(name, [adopted]))[0]).to.contain("tolerates 1 violation that its baseline adopted");
    expect(await reportsOfStack(name, [adopted], { allowAdopted: true })).to.deep.equal([]);
    expect(await reportsOfStack(name, [gate({ verdict: { toleratedCount: 0 } })])).to.deep.equal([]);
    expect(await reportsOfStack(name, [gate({ verdict: {} })])).to.have.lengthOf(1);
    expect((await reportsOfStack(name, [gate({ verdict: unknown })]))[0]).to.contain("will only be known");
  });
});
