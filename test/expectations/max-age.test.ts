import { expect } from "chai";
import { evaluate } from "../../provider/expectations/evaluate";
import { maxAge } from "../../provider/expectations/max-age";
import { invitation, now } from "../invitation";

const judge = (createdAt: string) => evaluate([invitation({ createdAt })], [maxAge({ days: 14 })], { now });

describe("maxAge", () => {
  it("passes an invitation that is younger", () => {
    expect(judge("2026-11-20T12:00:00Z").violations).to.deep.equal([]);
  });

  it("passes an invitation of exactly that age", () => {
    expect(judge("2026-11-09T12:00:00Z").passed).to.equal(true);
  });

  it("fails an invitation that is a second older", () => {
    expect(judge("2026-11-09T11:59:59Z").violations).to.deep.equal([
      {
        expectation: "max-age",
        enforcementLevel: "mandatory",
        invitation: invitation({ createdAt: "2026-11-09T11:59:59Z" }),
        message: "max-age permits 14 days",
        remedy:
          "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
      },
    ]);
  });

  it("passes one that a clock somewhat slow takes for sent in an hour, and fails one sent in two days", () => {
    expect(judge("2026-11-23T13:00:00Z").passed).to.equal(true);
    const [violation] = judge("2026-11-25T12:00:01Z").violations;
    expect(violation?.message).to.equal("max-age cannot judge it, this machine's clock is slow");
  });

  it("fails an invitation whose date is not one", () => {
    expect(judge("yesterday").passed).to.equal(false);
  });

  for (const days of [0, -1, 30.1, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses ${days} days`, () => {
      expect(() => maxAge({ days })).to.throw(RangeError, "maxAge needs days above 0 and at most 30");
    });
  }
});
