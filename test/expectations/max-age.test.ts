import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { maxAge } from "../../provider/expectations/max-age";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const fortnight = maxAge({ days: 14 });
const tooOld = "2026-11-09T11:59:59Z";

describe("maxAge", () => {
  it("passes an invitation that is younger", () => {
    expect(messagesOf(fortnight, { createdAt: "2026-11-20T12:00:00Z" })).to.deep.equal([]);
  });

  it("passes when nobody is invited", () => {
    expect(messagesOf(fortnight)).to.deep.equal([]);
  });

  it("passes an invitation of exactly that age", () => {
    expect(messagesOf(fortnight, { createdAt: "2026-11-09T12:00:00Z" })).to.deep.equal([]);
  });

  it("fails an invitation that is a second older", () => {
    expect(findingsOf(fortnight, {}, { createdAt: tooOld })).to.deep.equal([
      { invitation: invitation({ createdAt: tooOld }), message: "max-age permits 14 days" },
    ]);
  });

  it("says one day, not one days", () => {
    expect(messagesOf(maxAge({ days: 1 }), { createdAt: tooOld })).to.deep.equal(["max-age permits 1 day"]);
  });

  it("fails one that is too old whatever its roles, its username masked, and without a date of expiry", () => {
    const username = maskUsername("ann@acme.com");
    expect(
      messagesOf(fortnight, { createdAt: tooOld, username, roles: ["ORG_NOVELTY"], expiresAt: null }),
    ).to.deep.equal(["max-age permits 14 days"]);
  });

  for (const status of ["INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
    it(`passes one that is too old and ${status}`, () => {
      expect(messagesOf(fortnight, { createdAt: tooOld, status })).to.deep.equal([]);
    });
  }

  it("passes one that a clock somewhat slow takes for sent in an hour, and fails one sent in two days", () => {
    const soon = { createdAt: "2026-11-23T13:00:00Z" };
    const later = { createdAt: "2026-11-25T12:00:01Z" };
    expect(messagesOf(fortnight, soon, later)).to.deep.equal([
      "max-age cannot judge an invitation from the future: set the clock of this machine",
    ]);
  });

  it("fails an invitation whose date is not one", () => {
    expect(messagesOf(fortnight, { createdAt: "yesterday" })).to.deep.equal(["max-age permits 14 days"]);
  });

  for (const [which, fields, deadline] of [
    ["when it gets too old", {}, Date.parse("2026-12-06T12:00:00Z")],
    ["when it gets too old, if it never expires", { expiresAt: null }, Date.parse("2026-12-06T12:00:00Z")],
    ["none, if it expires before", { expiresAt: "2026-12-06T11:59:59Z" }, null],
    ["none, if it expires at that moment", { expiresAt: "2026-12-06T12:00:00Z" }, null],
    ["none, if it was rejected", { status: "INVITATION_REJECTED", expiresAt: null }, null],
    ["none, if its date is not one", { createdAt: "yesterday" }, null],
  ] as const) {
    it(`has as deadline ${which}`, () => {
      expect(fortnight.deadline?.(invitation(fields))).to.equal(deadline);
    });
  }

  for (const days of [0, -1, 30.1, 45, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses ${days} days`, () => {
      expect(() => maxAge({ days })).to.throw(
        RangeError,
        "maxAge needs days above 0 and at most 30, as Atlas lets every invitation expire after 30 days and a longer one " +
          `could never fire. Received: ${days}`,
      );
    });
  }

  for (const days of ["14", null, undefined, [14]]) {
    it(`refuses ${JSON.stringify(days)} as days`, () => {
      const options = { days } as unknown as { days: number };
      const message = `maxAge needs days as a number. Received: ${JSON.stringify(days)}`;
      expect(() => maxAge(options)).to.throw(TypeError, message);
    });
  }
});
