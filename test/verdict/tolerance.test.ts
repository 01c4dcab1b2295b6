import { expect } from "chai";
import fc from "fast-check";
import { allowedDomains } from "../../provider/expectations/allowed-domains";
import { allowedInviters } from "../../provider/expectations/allowed-inviters";
import { expectation } from "../../provider/expectations/custom-expectation";
import type { Expectation, Finding } from "../../provider/expectations/expectation";
import { forbiddenRoles } from "../../provider/expectations/forbidden-roles";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import { onlyExpected } from "../../provider/expectations/only-expected";
import { createVerdict } from "../../provider/verdict/create-verdict";
import { judge } from "../../provider/verdict/judgement";
import { listAdoptable } from "../../provider/verdict/tolerance";
import { prepareWaivers } from "../../provider/waivers/ready-waiver";
import type { Waiver } from "../../provider/waivers/waiver";
import { invitation, now } from "../invitation";

const ann = invitation({ username: "ann@acme.com", createdAt: "2026-11-03T12:00:00Z" });
const bob = invitation({ username: "bob@acme.com", createdAt: "2026-11-11T12:00:00Z" });

const adopt = (invitations: (typeof ann)[], expectations: Expectation[], waivers: Waiver[] = []) =>
  listAdoptable(judge(invitations, expectations, now), prepareWaivers(waivers, { now, gate: undefined }));
const later = (
  invitations: (typeof ann)[],
  expectations: Expectation[],
  adopted: ReturnType<typeof adopt>,
  when = now,
) =>
  createVerdict(invitations.length, judge(invitations, expectations, when), {
    now: when,
    adopted,
  });

describe("an adopted baseline", () => {
  const expectations = [maxAge({ days: 14 })];
  const adopted = adopt([ann, bob], expectations);

  it("tolerates and counts what was wrong when it was taken", () => {
    const { passed, violations, toleratedCount } = later([ann, bob], expectations, adopted);
    expect({ passed, violations, toleratedCount }).to.deep.equal({ passed: true, violations: [], toleratedCount: 1 });
  });

  it("does not tolerate what went wrong since", () => {
    const { violations } = later([ann, bob], expectations, adopted, new Date("2026-11-27T12:00:00Z"));
    expect(violations.map((violation) => violation.invitation?.username)).to.deep.equal(["bob@acme.com"]);
  });

  it("does not tolerate another expectation about the same invitation", () => {
    const other = { ...maxAge({ days: 14 }), id: "other" };
    expect(later([ann], [other], adopted).passed).to.equal(false);
  });

  it("does not tolerate a second invitation of the same address", () => {
    const again = { ...ann, createdAt: "2026-11-04T12:00:00Z" };
    expect(later([again], expectations, adopted).passed).to.equal(false);
  });

  it("tolerates a number that got no worse", () => {
    const few = [maxCount(0)];
    const two = adopt([ann, bob], few);
    expect(later([ann, bob], few, two)).to.include({ passed: true, toleratedCount: 1 });
    expect(later([ann], few, two)).to.include({ passed: true, toleratedCount: 1 });
    expect(later([ann, bob, invitation()], few, two).passed).to.equal(false);
  });

  const finds = (...findings: Finding[]): Expectation[] => [
    expectation({ id: "finds", description: "Checks whether.", check: () => findings }),
  ];

  it("does not tolerate a number in a message that has no measure", () => {
    const one = adopt([ann], finds({ message: "1 owners" }));
    expect(later([ann], finds({ message: "1 owners" }), one).passed).to.equal(true);
    for (const message of ["3 owners", "0 owners", " owners"]) {
      expect(later([ann], finds({ message }), one).passed, message).to.equal(false);
    }
  });

  it("tolerates a measure that went down, of a finding that says what it is without the number", () => {
    const owners = (measure: number, identity = "owners") => finds({ message: `${measure} owners`, measure, identity });
    const three = adopt([ann], owners(3));
    expect(later([ann], owners(3), three).passed).to.equal(true);
    expect(later([ann], owners(2), three).passed).to.equal(true);
    expect(later([ann], owners(4), three).passed).to.equal(false);
    expect(later([ann], owners(2, "other owners"), three).passed).to.equal(false);
  });

  it("tolerates nothing that is found more often than before", () => {
    const machine: Finding = { message: "a machine was invited" };
    const once = adopt([ann], finds(machine));
    expect(later([ann], finds(machine, machine), once)).to.include({ passed: false, toleratedCount: 0 });
    const twice = adopt([ann], finds(machine, machine));
    expect(later([ann], finds(machine), twice)).to.include({ passed: true, toleratedCount: 1 });
  });

  it("does not tolerate another remedy of the same message", () => {
    const removes = (who: string) => finds({ message: "too many owners", remedy: `remove ${who}` });
    expect(later([ann], removes("ann"), adopt([ann], removes("ann"))).passed).to.equal(true);
    expect(later([ann], removes("bob"), adopt([ann], removes("ann"))).passed).to.equal(false);
  });

  it("tolerates no finding that differs in anything, whatever it was", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("1 owners", "3 owners", "a, b, c, d, e and 1 more"));
    const finding = fc.record(
      { message: text, remedy: text, identity: text, measure: fc.integer({ min: 0, max: 3 }) },
      { requiredKeys: ["message"] },
    );
    const sameAs = (one: Finding, other: Finding) =>
      JSON.stringify(one.identity ?? [one.message, one.remedy]) ===
      JSON.stringify(other.identity ?? [other.message, other.remedy]);
    fc.assert(
      fc.property(finding, finding, (before, after) => {
        const isNoWorse =
          (before.measure === undefined) === (after.measure === undefined) &&
          (after.measure ?? 0) <= (before.measure ?? 0);
        const { passed } = later([ann], finds(after), adopt([ann], finds(before)));
        expect(passed).to.equal(sameAs(before, after) && isNoWorse);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  const six = ["ORG_BILLING_ADMIN", "ORG_GROUP_CREATOR", "ORG_OWNER", "ORG_READ_ONLY", "ORG_X", "ORG_Y"];

  it("does not tolerate a sixth role that changed, which the message does not name", () => {
    const roles = [forbiddenRoles([...six, "ORG_Z"])];
    const adopted = adopt([{ ...ann, roles: six }], roles);
    expect(later([{ ...ann, roles: six }], roles, adopted).passed).to.equal(true);
    const changed = { ...ann, roles: [...six.slice(0, 5), "ORG_Z"] };
    expect(later([changed], roles, adopted).passed).to.equal(false);
  });

  it("does not tolerate what a list finds whose sixth entry changed, which the message does not name", () => {
    const five = ["a.com", "b.com", "c.com", "d.com", "e.com"];
    for (const permits of [allowedDomains, allowedInviters]) {
      const before = [permits([...five, "f.com"])];
      const adopted = adopt([ann], before);
      expect(later([ann], before, adopted).passed).to.equal(true);
      expect(later([ann], [permits([...five, "g.com"])], adopted).passed).to.equal(false);
    }
  });

  it("does not tolerate another limit of a number", () => {
    expect(later([ann, bob], [maxCount(1)], adopt([ann, bob], [maxCount(0)])).passed).to.equal(false);
  });

  it("does not tolerate another thing that is wrong with the same invitation", () => {
    const joins = (message: string) => [
      expectation({
        id: "joins",
        description: "Checks whether.",
        check: (all) => all.map((invitation) => ({ invitation, message })),
      }),
    ];
    expect(later([ann], joins("joins a team"), adopt([ann], joins("joins a team"))).passed).to.equal(true);
    expect(later([ann], joins("is an owner"), adopt([ann], joins("joins a team"))).passed).to.equal(false);
  });

  it("does not tolerate other roles of the same invitation", () => {
    const roles = [forbiddenRoles(["ORG_OWNER", "ORG_GROUP_CREATOR"])];
    const creator = { ...ann, roles: ["ORG_GROUP_CREATOR"] };
    expect(later([creator], roles, adopt([creator], roles)).passed).to.equal(true);
    expect(later([{ ...ann, roles: ["ORG_OWNER"] }], roles, adopt([creator], roles)).passed).to.equal(false);
  });

  it("does not tolerate an outside address whose invitation grants something else than before", () => {
    const inside = [allowedDomains(["acme.com"])];
    const reader = { ...ann, username: "zoe@contractor.example", roles: ["ORG_READ_ONLY", "ORG_MEMBER"] };
    const adopted = adopt([reader], inside);
    expect(later([{ ...reader, roles: reader.roles.toReversed() }], inside, adopted).passed).to.equal(true);
    for (const change of [
      { roles: ["ORG_OWNER"] },
      { groupRoleAssignments: [{ groupId: "6f0000000000000000000001", groupRole: "GROUP_OWNER" }] },
      { teamIds: ["7f0000000000000000000001"] },
    ]) {
      expect(later([{ ...reader, ...change }], inside, adopted).passed, JSON.stringify(change)).to.equal(false);
    }
  });

  it("does not tolerate a stricter or another expectation of the same kind", () => {
    const lax = maxAge({ days: 5, enforcementLevel: "advisory" });
    expect(later([bob], [lax, maxAge({ days: 10 })], adopt([bob], [lax])).passed).to.equal(false);
  });

  it("tolerates what is about all of them together, as long as it is the same", () => {
    const missing = [onlyExpected([ann.username, "zoe@acme.com"])];
    expect(later([ann], missing, adopt([ann], missing)).passed).to.equal(true);
    expect(
      later([ann], finds({ message: "of y.com", measure: 1 }), adopt([ann], finds({ message: "of x.com", measure: 2 })))
        .passed,
    ).to.equal(false);
    expect(
      later([ann], finds({ message: "many", measure: 1 }), adopt([ann], finds({ message: "many" }))).passed,
    ).to.equal(false);
    expect(
      later([ann], finds({ message: "many" }), adopt([ann], finds({ message: "many", measure: 1 }))).passed,
    ).to.equal(false);
  });

  it("adopts nothing that could not be checked", () => {
    const broken = expectation({
      id: "broken",
      description: "Checks whether.",
      check: () => {
        throw new Error("out of order");
      },
    });
    expect(adopt([ann], [broken])).to.deep.equal([]);
    expect(
      later(
        [ann],
        [broken],
        adopt([ann], [{ ...broken, check: () => [{ message: "broken could not be checked: out of order" }] }]),
      ).passed,
    ).to.equal(false);
  });

  it("adopts nothing that is waived for a time", () => {
    const waiver = { username: ann.username, expectation: "max-age", reason: "r", owner: "o", expires: "2026-12-31" };
    expect(adopt([ann], expectations, [waiver])).to.deep.equal([]);
  });
});
