import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import { evaluate } from "../../provider/verdict/evaluate";
import type { Waiver } from "../../provider/waivers/waiver";
import { invitation, now } from "../invitation";

const stale = invitation({ username: "Ann@Contractor.example", createdAt: "2026-10-25T12:00:00Z" });

const waiver: Waiver = {
  username: "ann@contractor.example",
  expectation: "max-age",
  reason: "on parental leave",
  owner: "bob@acme.com",
  expires: "2026-12-31",
};

const judged = (waivers: readonly Waiver[], invitations = [stale]) =>
  evaluate(invitations, [maxAge({ days: 14 })], { now, waivers });

describe("a waiver", () => {
  it("lets the violation pass that it is about, and lists it", () => {
    const { passed, violations, waived, unusedWaivers } = judged([waiver]);
    expect({ passed, violations, unusedWaivers }).to.deep.equal({ passed: true, violations: [], unusedWaivers: [] });
    expect(waived).to.deep.equal([
      {
        expectation: "max-age",
        enforcementLevel: "mandatory",
        invitation: stale,
        message: "max-age permits 14 days",
        remedy:
          "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
        waiver,
      },
    ]);
  });

  it("can be about a domain", () => {
    expect(judged([{ ...waiver, username: undefined, domain: "CONTRACTOR.example" }]).passed).to.equal(true);
  });

  it("is about a masked invitation too", () => {
    const masked = { ...stale, username: maskUsername(stale.username) };
    expect(judged([waiver], [masked]).passed).to.equal(true);
    expect(judged([{ ...waiver, username: undefined, domain: "contractor.example" }], [masked]).passed).to.equal(true);
  });

  for (const [what, other] of [
    ["another address", { username: "anna@contractor.example" }],
    ["another expectation", { expectation: "max-count" }],
    ["another domain", { username: undefined, domain: "example" }],
  ] as const) {
    it(`about ${what} changes nothing, and is reported as unused`, () => {
      const unused = { ...waiver, ...other };
      const { passed, waived, unusedWaivers } = judged([unused]);
      expect({ passed, waived, unusedWaivers }).to.deep.equal({ passed: false, waived: [], unusedWaivers: [unused] });
    });
  }

  it("that has expired no longer holds, and is a violation of its own", () => {
    const { passed, violations, unusedWaivers } = judged([{ ...waiver, expires: "2026-11-23" }]);
    expect(passed).to.equal(false);
    expect(unusedWaivers).to.deep.equal([]);
    expect(violations.map(({ expectation: id, message, remedy }) => [id, message, remedy]).slice(1)).to.deep.equal([
      [
        "waivers",
        "the waiver of max-age for ann@contractor.example expired on 2026-11-23 (bob@acme.com: on parental leave)",
        "remove the waiver, or renew it with a new date",
      ],
    ]);
    expect(violations[0]?.message).to.equal("max-age permits 14 days");
  });

  it("can be about several expectations", () => {
    const several = { ...waiver, expectation: ["allowed-domains", "max-age"] };
    const { passed, waived, unusedWaivers } = judged([several]);
    expect({ passed, unusedWaivers }).to.deep.equal({ passed: true, unusedWaivers: [] });
    expect(waived[0]?.waiver).to.deep.equal(several);
    expect(judged([{ ...waiver, expectation: ["allowed-domains"] }]).passed).to.equal(false);
  });

  for (const [organization, holds] of [
    ["5f0000000000000000000001", true],
    ["5f0000000000000000000002", false],
    ["acme", true],
    ["beta", false],
    ["ACME", false],
  ] as const) {
    it(`for ${organization} ${holds ? "holds" : "does not hold"} in the gate acme of organization 5f…1`, () => {
      const verdict = evaluate([stale], [maxAge({ days: 14 })], {
        now,
        gate: "acme",
        waivers: [{ ...waiver, organization }],
      });
      expect(verdict.passed).to.equal(holds);
      expect(verdict.unusedWaivers, "one for another gate is not unused in this one").to.deep.equal([]);
    });
  }

  it("for another organization is not a violation there when it has expired", () => {
    const expired = { ...waiver, organization: "beta", expires: "2026-11-01" };
    expect(evaluate([], [maxAge({ days: 14 })], { now, gate: "acme", waivers: [expired] }).violations).to.deep.equal(
      [],
    );
    const [own] = evaluate([], [maxAge({ days: 14 })], { now, gate: "beta", waivers: [expired] }).violations;
    expect(own?.expectation).to.equal("waivers");
  });

  it("for an organization without invitations counts there when the organization is given", () => {
    const forOne = { ...waiver, organization: stale.orgId };
    expect(evaluate([], [], { now, orgId: stale.orgId, waivers: [forOne] }).unusedWaivers).to.deep.equal([forOne]);
    expect(evaluate([], [], { now, orgId: "5f0000000000000000000002", waivers: [forOne] }).unusedWaivers).to.deep.equal(
      [],
    );
  });

  it("that has expired is named by the violation that it no longer covers", () => {
    const expired = { ...waiver, expires: "2026-11-23" };
    const fresh = invitation({ username: "bob@acme.com", createdAt: "2026-10-25T12:00:00Z" });
    expect(judged([expired], [stale, fresh]).violations.map(({ expiredWaiver }) => expiredWaiver)).to.deep.equal([
      { waiver: expired, source: null },
      undefined,
      { waiver: expired, source: null },
    ]);
  });

  it("that has expired does not take the place of one that holds", () => {
    const { passed, waived, violations } = judged([{ ...waiver, expires: "2026-11-23" }, waiver]);
    expect({ passed, waived: waived.length }).to.deep.equal({ passed: false, waived: 1 });
    expect(violations.map(({ expectation }) => expectation)).to.deep.equal(["waivers"]);
  });

  it("of an expectation that does not exist is refused, with the nearest that does", () => {
    const unknown = (expectation: Waiver["expectation"]) => () => judged([waiver, { ...waiver, expectation }]);
    const message = "waivers[1].expectation names maxage, and there is no such expectation. Did you mean max-age?";
    expect(unknown("maxage")).to.throw(TypeError, message);
    expect(unknown(["max-age", "maxage"])).to.throw(TypeError, message);
    expect(unknown("waivers")).to.throw(TypeError, "there is no such expectation. There are: max-age, ");
  });

  it("can be of an expectation of your own, here or of another gate", () => {
    const own = { ...maxAge({ days: 14 }), id: "mine" };
    const mine = { ...waiver, expectation: "mine" };
    expect(evaluate([stale], [own], { now, waivers: [mine] }).passed).to.equal(true);
    expect(() => judged([mine])).to.throw(TypeError, "names mine");
    const { unusedWaivers } = evaluate([stale], [], { now, waivers: [mine], otherExpectations: ["mine"] });
    expect(unusedWaivers).to.deep.equal([mine]);
  });

  it("that has expired is a violation although nothing is left to waive", () => {
    expect(judged([{ ...waiver, expires: "2026-11-01" }], []).violations).to.have.length(1);
  });

  it("holds until its last moment", () => {
    const before = new Date("2026-12-30T23:59:59Z");
    expect(evaluate([stale], [maxAge({ days: 14 })], { now: before, waivers: [waiver] }).passed).to.equal(true);
    const after = new Date("2026-12-31T00:00:00Z");
    expect(evaluate([stale], [maxAge({ days: 14 })], { now: after, waivers: [waiver] }).passed).to.equal(false);
  });

  it("is told of among what was expected", () => {
    expect(judged([waiver]).expectations.map(({ id }) => id)).to.deep.equal(["max-age", "waivers"]);
    expect(judged([]).expectations.map(({ id }) => id)).to.deep.equal(["max-age"]);
  });

  it("does not help an expectation that could not be checked, or one about all of them together", () => {
    const broken = {
      ...maxAge({ days: 14 }),
      check() {
        throw new Error("out of order");
      },
    };
    expect(evaluate([stale], [broken], { now, waivers: [waiver] }).passed).to.equal(false);
    const about = { ...waiver, expectation: "max-count" };
    expect(evaluate([stale], [maxCount(0)], { now, waivers: [about] }).passed).to.equal(false);
  });

  for (const [fault, waivers, sentence] of [
    ["no list", { 0: waiver }, "waivers must be a list of waivers."],
    ["no waiver", ["ann"], 'waivers[0] must be a waiver. Received: "ann"'],
    ["no reason", [{ ...waiver, reason: " " }], 'waivers[0].reason must be a reason, in words. Received: " "'],
    [
      "no owner",
      [waiver, { ...waiver, owner: undefined }],
      "waivers[1].owner must be who answers for it. Received: nothing",
    ],
    [
      "no date",
      [{ ...waiver, expires: "soon" }],
      'waivers[0].expires must be a date such as 2026-12-31. Received: "soon"',
    ],
    ["a date that does not exist", [{ ...waiver, expires: "2026-02-30" }], "waivers[0].expires must be a date such as"],
    [
      "a date far ahead",
      [{ ...waiver, expires: "2027-11-25" }],
      'waivers[0].expires must be at most a year ahead: renew it then. Received: "2027-11-25"',
    ],
    ["nobody", [{ ...waiver, username: undefined }], "waivers[0] must have a username or a domain, and not both."],
    ["both", [{ ...waiver, domain: "acme.com" }], "waivers[0] must have a username or a domain, and not both."],
    ["no address", [{ ...waiver, username: "ann" }], 'waivers[0].username must be an e-mail address. Received: "ann"'],
    ["two addresses", [{ ...waiver, username: "a@x.com, b@x.com" }], "waivers[0].username must be an e-mail address."],
    [
      "a misspelled field",
      [{ ...waiver, expires: undefined, expire: "2026-12-31" }],
      'waivers[0] has "expire", which no waiver has. Did you mean expires?',
    ],
    [
      "a field that no waiver has",
      [{ ...waiver, ticket: "x" }],
      'waivers[0] has "ticket", which no waiver has. It can have: username, domain, organization,',
    ],
    ["no expectation", [{ ...waiver, expectation: [] }], "waivers[0].expectation must be the id of an expectation"],
    ["a number as expectation", [{ ...waiver, expectation: ["max-age", 7] }], "waivers[0].expectation must be the id"],
    ["no organization", [{ ...waiver, organization: "" }], "waivers[0].organization must be the id of an organization"],
    [
      "an organization without quotes, which YAML takes for a number",
      [{ ...waiver, organization: 6.5e23 }],
      "waivers[0].organization must be the id of an organization, in quotes, or the name of a gate. Received: 6.5e+23",
    ],
    [
      "an address that is not one",
      [{ ...waiver, username: "ann@evil.example@acme.com" }],
      "waivers[0].username must be an e-mail address.",
    ],
  ] as const) {
    it(`with ${fault} is refused, naming the place`, () => {
      expect(() => judged(waivers as unknown as Waiver[])).to.throw(TypeError, sentence);
    });
  }

  it("is taken without the white space around its words", () => {
    expect(judged([{ ...waiver, username: " ann@contractor.example", expectation: "max-age " }]).passed).to.equal(true);
  });

  it("a year ahead is taken", () => {
    expect(judged([{ ...waiver, expires: "2027-11-23" }]).passed).to.equal(true);
  });
});
