import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { maxCount } from "../../provider/expectations/max-count";
import { findingsOf, messagesOf } from "./findings";

const several = (count: number) => Array.from({ length: count }, (_, index) => ({ username: `user${index}@acme.com` }));

describe("maxCount", () => {
  it("passes fewer invitations", () => {
    expect(messagesOf(maxCount(10), ...several(9))).to.deep.equal([]);
  });

  it("passes exactly as many", () => {
    expect(messagesOf(maxCount(10), ...several(10))).to.deep.equal([]);
  });

  it("passes none where none is permitted", () => {
    expect(messagesOf(maxCount(0))).to.deep.equal([]);
  });

  it("fails more, with one finding about all of them that counts them", () => {
    expect(findingsOf(maxCount(10), ...several(12))).to.deep.equal([
      {
        message: "max-count permits 10 invitations, not 12",
        remedy: "withdraw some, or raise max-count",
        measure: 12,
        identity: "permits 10",
      },
    ]);
  });

  it("says one invitation, not one invitations", () => {
    expect(messagesOf(maxCount(0), {})).to.deep.equal(["max-count permits 0 invitations, not 1"]);
    expect(messagesOf(maxCount(1), {}, {})).to.deep.equal(["max-count permits 1 invitation, not 2"]);
  });

  it("counts an invitation whatever its role and its date of expiry, and with its username masked", () => {
    const fields = { username: maskUsername("ann@acme.com"), roles: ["ORG_NOVELTY"], expiresAt: null };
    expect(messagesOf(maxCount(1), fields)).to.deep.equal([]);
    expect(messagesOf(maxCount(0), fields)).to.deep.equal(["max-count permits 0 invitations, not 1"]);
  });

  for (const most of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses ${most}`, () => {
      const message = `maxCount needs a whole number from 0. Received: ${most}`;
      expect(() => maxCount(most)).to.throw(RangeError, message);
    });
  }

  for (const most of ["10", null, undefined, { most: 10 }]) {
    it(`refuses ${JSON.stringify(most)}, which is not a number`, () => {
      const message = `maxCount needs a number. Received: ${JSON.stringify(most)}`;
      expect(() => maxCount(most as unknown as number)).to.throw(TypeError, message);
    });
  }
});
