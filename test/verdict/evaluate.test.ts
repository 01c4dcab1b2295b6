import { expect } from "chai";
import type { Invitation } from "../../provider/atlas/invitation";
import { type CustomExpectation, expectation } from "../../provider/expectations/custom-expectation";
import { maxAge } from "../../provider/expectations/max-age";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";

const custom = (check: unknown) =>
  expectation({ id: "mine", description: "Checks whether it is mine.", check: check as CustomExpectation["check"] });
const messagesOf = (check: unknown) =>
  evaluate([invitation()], [custom(check)], { now }).violations.map(({ message }) => message);

describe("evaluate", () => {
  it("passes only invitations that meet every expectation", () => {
    const fails = custom(() => [{ message: "no" }]);
    expect(evaluate([invitation()], [maxAge({ days: 14 })], { now }).passed).to.equal(true);
    expect(evaluate([invitation()], [maxAge({ days: 14 }), fails], { now }).passed).to.equal(false);
  });

  it("passes with an advisory violation, and lists it", () => {
    const stale = invitation({ createdAt: "2026-10-01T12:00:00Z" });
    const verdict = evaluate([stale], [maxAge({ days: 14, enforcementLevel: "advisory" })], { now });
    expect(verdict.passed).to.equal(true);
    expect(verdict.violations).to.have.length(1);
  });

  it("takes a misspelled level for mandatory", () => {
    const level = "advisery" as "advisory";
    expect(evaluate([], [{ ...custom(() => [{ message: "no" }]), enforcementLevel: level }], { now }).passed).to.equal(
      false,
    );
  });

  it("takes an expectation that throws something odd, or returns a list with holes, for a violation", () => {
    const odd = () => {
      throw Object.create(null);
    };
    expect(messagesOf(odd)).to.deep.equal(["mine could not be checked: it threw something other than an error"]);
    expect(messagesOf(() => new Array(1))).to.have.length(1);
    expect(messagesOf(() => [{ message: "no", measure: Number.NaN }])[0]).to.contain("mine could not be checked");
  });

  it("gives an expectation of your own the invitations and the time", () => {
    const check: CustomExpectation["check"] = ([first], context) => [{ message: `${first?.username} ${+context.now}` }];
    expect(messagesOf(check)).to.deep.equal([`ann@acme.com ${+now}`]);
  });

  it("takes an expectation that throws for a violation", () => {
    const check = () => {
      throw new Error("out of order");
    };
    expect(messagesOf(check)).to.deep.equal(["mine could not be checked: out of order"]);
  });

  for (const [answer, value, reason] of [
    ["nothing", undefined, "it did not return a list of findings"],
    ["a promise", Promise.resolve([]), "it did not return a list of findings"],
    ["true", true, "it did not return a list of findings"],
    ["a finding without a message", [{}], "it returned something other than findings about these invitations"],
    [
      "a finding about something that is not an invitation",
      [{ message: "no", invitation: {} }],
      "it returned something other than findings about these invitations",
    ],
    [
      "a finding with a remedy that is not a text",
      [{ message: "no", remedy: 7 }],
      "it returned something other than findings about these invitations",
    ],
    [
      "a finding with an identity that is not a text",
      [{ message: "no", identity: 7 }],
      "it returned something other than findings about these invitations",
    ],
    [
      "a finding with a measure that is not a number",
      [{ message: "no", measure: "7" }],
      "it returned something other than findings about these invitations",
    ],
  ] as const) {
    it(`takes an expectation that returns ${answer} for a violation`, () => {
      expect(messagesOf(() => value)).to.deep.equal([`mine could not be checked: ${reason}`]);
    });
  }

  for (const [source, fields, remedy] of [
    [
      "/invites",
      {},
      "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
    ],
    [
      "/users",
      { orgName: null },
      "withdraw it, which also removes a member who accepted it meanwhile: atlas api mongoDbCloudUsers removeOrgUser --orgId 5f0000000000000000000001 --userId 650000000000000000000001",
    ],
    [
      "/users, as it has expired",
      { status: "INVITATION_EXPIRED" },
      "withdraw it, which also removes a member who accepted it meanwhile: atlas api mongoDbCloudUsers removeOrgUser --orgId 5f0000000000000000000001 --userId 650000000000000000000001",
    ],
  ] as const) {
    it(`says how to withdraw an invitation from ${source}`, () => {
      const check: CustomExpectation["check"] = ([first]) => (first ? [{ message: "no", invitation: first }] : []);
      const { violations } = evaluate([invitation(fields)], [custom(check)], { now });
      expect(violations[0]?.remedy).to.equal(remedy);
    });
  }

  for (const [what, list] of [
    ["no list", undefined],
    ["a list with holes", new Array(3)],
    ["a list of something else", [{ id: "max-age" }]],
    ["null", [null]],
  ] as const) {
    it(`refuses ${what} as expectations`, () => {
      const sentence = "evaluate needs expectations as a list of what maxAge(…), allowedDomains(…) and so on return.";
      expect(() => evaluate([], list as never, { now })).to.throw(TypeError, sentence);
    });
  }

  it("refuses an invalid time", () => {
    expect(() => evaluate([], [], { now: new Date("soon") })).to.throw(TypeError, "valid date");
  });

  it("does not let an expectation take invitations away from the next", () => {
    const takes = custom((invitations: Invitation[]) => {
      invitations.pop();
      return [];
    });
    const stale = invitation({ createdAt: "2026-10-01T12:00:00Z" });
    const { violations } = evaluate([stale], [takes, maxAge({ days: 14 })], { now });
    expect(violations.map(({ expectation }) => expectation)).to.deep.equal(["max-age"]);
  });

  it("does not let an expectation change an invitation for the next", () => {
    const renews = custom(([first]: { createdAt: string }[]) => {
      Object.assign(first ?? {}, { createdAt: "2026-11-23T12:00:00Z" });
      return [];
    });
    const stale = invitation({ createdAt: "2026-10-01T12:00:00Z" });
    const { violations } = evaluate([stale], [renews, maxAge({ days: 14 })], { now });
    expect(violations.map(({ expectation }) => expectation)).to.deep.equal(["max-age"]);
  });

  it("does not let an expectation change the roles of an invitation for the next", () => {
    const promotes = custom(([first]: { roles: string[]; teamIds: string[] }[]) => {
      first?.roles.splice(0);
      first?.teamIds.push("x");
      return [];
    });
    const owner = invitation({ roles: ["ORG_OWNER"] });
    const looks = custom(([first]: Invitation[]) => [{ message: `${first?.roles} ${first?.teamIds.length}` }]);
    expect(evaluate([owner], [promotes, looks], { now }).violations[0]?.message).to.equal("ORG_OWNER 0");
  });

  it("shows an invitation as it was, whatever an expectation has made of it", () => {
    const renames = custom(([first]: Invitation[]) => [
      { invitation: Object.assign(first ?? {}, { username: "x" }), message: "no" },
    ]);
    const [violation] = evaluate([invitation()], [renames], { now }).violations;
    expect(violation?.invitation).to.deep.equal(invitation());
  });

  it("does not let an expectation move the time of the next", () => {
    const moves = custom((_: unknown, context: { now: Date }) => {
      context.now.setFullYear(2000);
      return [];
    });
    const stale = invitation({ createdAt: "2026-10-01T12:00:00Z" });
    expect(evaluate([stale], [moves, maxAge({ days: 14 })], { now }).passed).to.equal(false);
  });
});

describe("expectation", () => {
  for (const id of ["max-age", "baseline", "waivers"]) {
    it(`refuses the id ${id}, which is taken`, () => {
      expect(() => expectation({ id, description: "Checks whether.", check: () => [] })).to.throw(
        TypeError,
        "is taken",
      );
    });
  }

  it("refuses an id that is not in kebab-case", () => {
    expect(() => expectation({ id: "My Own", description: "", check: () => [] })).to.throw(TypeError, '"My Own"');
  });

  it("refuses an enforcement level that does not exist", () => {
    const misspelled = { days: 1, enforcementLevel: "mandatroy" } as unknown as { days: number };
    expect(() => maxAge(misspelled)).to.throw(TypeError, '"mandatroy"');
  });
});
