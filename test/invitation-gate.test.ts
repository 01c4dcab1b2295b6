import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { InvitationGate, type InvitationGateArgs, maxAge, PendingOrgInvitations } from "../provider";

const orgId = "5f0000000000000000000001";
const expectations = [maxAge({ days: 14 })];

/** What a program in JavaScript can give, where no compiler objects. */
const gate = (args: object) => () => new InvitationGate("acme", args as InvitationGateArgs);

describe("an InvitationGate", () => {
  const list = "needs expectations as a list of what maxAge(…), allowedDomains(…) and so on return.";
  for (const [mistake, args, sentence] of [
    ["nothing to expect", { orgId }, "expects nothing. Give it expectations, or baseline: true."],
    ["an empty list", { orgId, expectations: [] }, "expects nothing. Give it expectations, or baseline: true."],
    ["an expectation outside of a list", { orgId, expectations: expectations[0] }, list],
    ["an expectation that was not called", { orgId, expectations: [maxAge] }, list],
    ["nothing in the list", { orgId, expectations: [undefined] }, list],
    ["a list of holes", { orgId, expectations: new Array(3) }, list],
    ["something else beside an output", { orgId, expectations: [pulumi.output(expectations[0]), 7] }, list],
    [
      "an output as baseline",
      { orgId, baseline: pulumi.output(true) },
      "needs a plain value as baseline, not an output",
    ],
    [
      "a promise of report paths",
      { orgId, expectations, report: Promise.resolve({}) },
      "needs a plain value as report, not an output",
    ],
    ["an output as pending", { pending: pulumi.output({}), expectations }, "needs a plain value as pending"],
    ["an output as secret", { orgId, expectations, secret: pulumi.output(true) }, "needs a plain value as secret"],
    ["no organization", { expectations }, "needs orgId, 24 hexadecimal digits in lower case."],
    ["an organization twice", { orgId, pending: {}, expectations }, "takes pending or orgId, not both."],
    [
      "a filter that pending does not have",
      { pending: {}, username: "a@b", expectations },
      "does not know the arg username",
    ],
    [
      "a misspelt arg",
      { orgId, baseline: true, expectation: expectations },
      "InvitationGate acme does not know the arg expectation.",
    ],
  ] as const) {
    it(`refuses ${mistake}`, () => {
      expect(gate(args)).to.throw(sentence).with.property("stack", "");
    });
  }
});

describe("a PendingOrgInvitations", () => {
  it("refuses an arg that it does not know", () => {
    const args = { orgId, userName: "ann@acme.com" };
    expect(() => new PendingOrgInvitations("acme", args)).to.throw(
      "PendingOrgInvitations acme does not know the arg userName. It knows orgId, username, statuses,",
    );
  });

  it("refuses to be without an organization", () => {
    const args = { orgId: undefined as unknown as string };
    expect(() => new PendingOrgInvitations("acme", args)).to.throw("PendingOrgInvitations acme needs orgId");
  });
});
