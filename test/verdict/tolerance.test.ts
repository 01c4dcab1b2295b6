import { expect } from "chai";
import { type Expectation, expectation, type Finding } from "../../provider/expectations/expectation";
import { forbiddenRoles } from "../../provider/expectations/forbidden-roles";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import { onlyExpected } from "../../provider/expectations/only-expected";
import { verdictOf } from "../../provider/verdict/evaluate";
import { judge } from "../../provider/verdict/judgement";
import { adoptable, toleranceOf } from "../../provider/verdict/tolerance";
import { readyWaivers, type Waiver } from "../../provider/waivers/waiver";
import { invitation, now } from "../invitation";

const ann = invitation({ username: "ann@acme.com", createdAt: "2026-11-03T12:00:00Z" });
const bob = invitation({ username: "bob@acme.com", createdAt: "2026-11-11T12:00:00Z" });

const adopt = (invitations: (typeof ann)[], expectations: Expectation[], waivers: Waiver[] = []) =>
  adoptable(judge(invitations, expectations, now), readyWaivers(waivers, now));
const later = (
  invitations: (typeof ann)[],
  expectations: Expectation[],
  adopted: ReturnType<typeof adopt>,
  when = now,
) =>
  verdictOf(invitations.length, judge(invitations, expectations, when), {
    now: when,
    isTolerated: toleranceOf(adopted),
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

  it("does not tolerate a stricter or another expectation of the same kind", () => {
    const lax = maxAge({ days: 5, enforcementLevel: "advisory" });
    expect(later([bob], [lax, maxAge({ days: 10 })], adopt([bob], [lax])).passed).to.equal(false);
  });

  it("tolerates what is about all of them together, as long as it is the same", () => {
    const missing = [onlyExpected([ann.username, "zoe@acme.com"])];
    expect(later([ann], missing, adopt([ann], missing)).passed).to.equal(true);
    expect(
      later(
        [ann],
        finds({ message: "1 of y.com", measure: 1 }),
        adopt([ann], finds({ message: "2 of x.com", measure: 2 })),
      ).passed,
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
