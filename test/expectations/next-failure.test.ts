import { expect } from "chai";
import { evaluate } from "../../provider/expectations/evaluate";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import type { Waiver } from "../../provider/expectations/waiver";
import { invitation, now } from "../invitation";

const ann = invitation({
  username: "ann@acme.com",
  createdAt: "2026-11-12T12:00:00Z",
  expiresAt: "2026-12-12T12:00:00Z",
});
const bob = invitation({
  username: "bob@acme.com",
  createdAt: "2026-11-20T12:00:00Z",
  expiresAt: "2026-12-20T12:00:00Z",
});

const waiver: Waiver = {
  username: "ann@acme.com",
  expectation: "max-age",
  reason: "on leave",
  owner: "bob@acme.com",
  expires: "2026-11-25",
};

describe("what will fail next", () => {
  const next = (options = {}, expectations = [maxAge({ days: 14 })]) =>
    evaluate([bob, ann], expectations, { now, ...options }).next;

  it("is the first invitation that comes to a limit", () => {
    expect(next()).to.deep.equal({
      at: "2026-11-26T12:00:00Z",
      expectation: "max-age",
      subject: "ann@acme.com",
      message: "exceeds max-age",
    });
  });

  it("is nothing when time changes nothing", () => {
    expect(next({}, [maxCount(5)])).to.equal(null);
    expect(evaluate([], [maxAge({ days: 14 })], { now }).next).to.equal(null);
  });

  it("is nothing that fails already, or that is advisory", () => {
    expect(next({ now: new Date("2026-11-27T12:00:00Z") })).to.have.property("subject", "bob@acme.com");
    expect(next({}, [maxAge({ days: 14, enforcementLevel: "advisory" })])).to.equal(null);
  });

  it("is nothing of an invitation that expires before it comes to the limit", () => {
    expect(next({}, [maxAge({ days: 30 })])).to.equal(null);
  });

  it("is the end of a waiver that accepts something", () => {
    expect(next({ waivers: [waiver] }, [maxAge({ days: 5 })])).to.deep.equal({
      at: "2026-11-25T00:00:00Z",
      expectation: "max-age",
      subject: "ann@acme.com",
      message: "is no longer waived from max-age",
    });
  });

  it("passes over a limit that a waiver covers", () => {
    expect(next({ waivers: [{ ...waiver, expires: "2026-12-24" }] })).to.have.property("subject", "bob@acme.com");
    expect(next({ waivers: [waiver] })).to.have.property("subject", "ann@acme.com");
  });
});
