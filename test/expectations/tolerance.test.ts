import { expect } from "chai";
import { verdictOf } from "../../provider/expectations/evaluate";
import { type Expectation, expectation } from "../../provider/expectations/expectation";
import { judge } from "../../provider/expectations/judgement";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import { adoptable, toleranceOf } from "../../provider/expectations/tolerance";
import { readyWaivers, type Waiver } from "../../provider/expectations/waiver";
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
) => verdictOf(invitations.length, judge(invitations, expectations, when), { now: when }, toleranceOf(adopted));

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

  it("adopts nothing that could not be checked", () => {
    const broken = expectation({
      id: "broken",
      description: "Checks whether.",
      check: () => {
        throw new Error("out of order");
      },
    });
    expect(adopt([ann], [broken])).to.deep.equal([]);
    expect(later([ann], [broken], [{ expectation: "broken", invitation: null, measure: null }]).passed).to.equal(false);
  });

  it("adopts nothing that is waived for a time", () => {
    const waiver = { username: ann.username, expectation: "max-age", reason: "r", owner: "o", expires: "2026-12-31" };
    expect(adopt([ann], expectations, [waiver])).to.deep.equal([]);
  });
});
