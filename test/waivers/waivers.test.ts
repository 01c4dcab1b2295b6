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
        "take it out, or decide anew and give it a new date",
      ],
    ]);
    expect(violations[0]?.message).to.equal("max-age permits 14 days");
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
    ["a date that there is not", [{ ...waiver, expires: "2026-02-30" }], "waivers[0].expires must be a date such as"],
    [
      "a date far ahead",
      [{ ...waiver, expires: "2027-11-25" }],
      'waivers[0].expires must be at most a year ahead: renew it then. Received: "2027-11-25"',
    ],
    ["nobody", [{ ...waiver, username: undefined }], "waivers[0] must have a username or a domain, and not both."],
    ["both", [{ ...waiver, domain: "acme.com" }], "waivers[0] must have a username or a domain, and not both."],
    ["no address", [{ ...waiver, username: "ann" }], 'waivers[0].username must be an e-mail address. Received: "ann"'],
    ["two addresses", [{ ...waiver, username: "a@x.com, b@x.com" }], "waivers[0].username must be an e-mail address."],
    ["something else", [{ ...waiver, expire: "x" }], 'waivers[0] has "expire", which no waiver has'],
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
