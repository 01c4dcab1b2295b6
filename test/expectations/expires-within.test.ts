import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { expiresWithin } from "../../provider/expectations/expires-within";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const threeDays = expiresWithin({ days: 3 });

describe("expiresWithin", () => {
  it("passes an invitation that is open for longer", () => {
    expect(messagesOf(threeDays, { expiresAt: "2026-12-22T12:00:00Z" })).to.deep.equal([]);
  });

  it("passes when nobody is invited", () => {
    expect(messagesOf(threeDays)).to.deep.equal([]);
  });

  it("fails an invitation that expires before", () => {
    expect(findingsOf(threeDays, { expiresAt: "2026-11-25T23:59:59Z" })).to.deep.equal([
      {
        invitation: invitation({ expiresAt: "2026-11-25T23:59:59Z" }),
        message: "expires-within requires more than 3 days, and this one expires on 2026-11-25",
        remedy: "ask for it to be accepted, or withdraw it and invite again",
      },
    ]);
  });

  it("fails one that expires in exactly that time, and passes one that does a second later", () => {
    const boundary = { expiresAt: "2026-11-26T12:00:00Z" };
    const after = { expiresAt: "2026-11-26T12:00:01Z" };
    expect(messagesOf(threeDays, boundary, after)).to.deep.equal([
      "expires-within requires more than 3 days, and this one expires on 2026-11-26",
    ]);
  });

  it("fails one that has expired and is pending still", () => {
    expect(messagesOf(expiresWithin({ days: 1 }), { expiresAt: "2026-11-20T12:00:00Z" })).to.deep.equal([
      "expires-within requires more than 1 day, and this one expires on 2026-11-20",
    ]);
  });

  it("fails one whose date is not one", () => {
    expect(messagesOf(threeDays, { expiresAt: "soon" })).to.have.length(1);
  });

  it("passes one that never expires", () => {
    expect(messagesOf(threeDays, { expiresAt: null })).to.deep.equal([]);
  });

  for (const status of ["INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
    it(`passes one that is ${status}`, () => {
      expect(messagesOf(threeDays, { expiresAt: "2026-11-24T12:00:00Z", status })).to.deep.equal([]);
    });
  }

  it("fails one that expires before whatever its roles and with its username masked", () => {
    const username = maskUsername("ann@acme.com");
    expect(
      messagesOf(threeDays, { expiresAt: "2026-11-24T12:00:00Z", username, roles: ["ORG_NOVELTY"] }),
    ).to.deep.equal(["expires-within requires more than 3 days, and this one expires on 2026-11-24"]);
  });

  for (const [which, fields, deadline] of [
    ["that time before it expires", {}, Date.parse("2026-12-19T12:00:00Z")],
    ["none, if it never expires", { expiresAt: null }, null],
    ["none, if it was rejected", { status: "INVITATION_REJECTED" }, null],
  ] as const) {
    it(`has as deadline ${which}`, () => {
      expect(threeDays.deadline?.(invitation(fields))).to.equal(deadline);
    });
  }

  for (const days of [0, -1, 30.1, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses ${days} days`, () => {
      expect(() => expiresWithin({ days })).to.throw(
        RangeError,
        "expiresWithin needs days above 0 and at most 30, as Atlas lets every invitation expire after 30 days. " +
          `Received: ${days}`,
      );
    });
  }

  for (const days of ["3", null, undefined]) {
    it(`refuses ${JSON.stringify(days)} as days`, () => {
      const options = { days } as unknown as { days: number };
      const message = `expiresWithin needs days as a number. Received: ${JSON.stringify(days)}`;
      expect(() => expiresWithin(options)).to.throw(TypeError, message);
    });
  }
});
