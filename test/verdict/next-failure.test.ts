import { expect } from "chai";
import { maxAge } from "../../provider/expectations/max-age";
import { maxCount } from "../../provider/expectations/max-count";
import { noneExpired } from "../../provider/expectations/none-expired";
import { evaluate } from "../../provider/verdict/evaluate";
import type { Waiver } from "../../provider/waivers/waiver";
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
      message: "loses the waiver of max-age",
    });
  });

  it("is the end of a waiver even when it accepts nothing, or what is advisory", () => {
    const unused = { ...waiver, username: "zoe@acme.com" };
    expect(next({ waivers: [unused] })).to.include({ at: "2026-11-25T00:00:00Z", subject: "zoe@acme.com" });
    const advisory = [maxAge({ days: 5, enforcementLevel: "advisory" })];
    expect(next({ waivers: [waiver] }, advisory)).to.include({ at: "2026-11-25T00:00:00Z" });
  });

  it("is the day on which an invitation expires that must not", () => {
    expect(next({}, [noneExpired()])).to.include({
      at: "2026-12-12T12:00:00Z",
      message: "no longer meets none-expired",
    });
  });

  it("is never an invalid time", () => {
    expect(next({}, [{ ...maxCount(5), deadline: () => Number.NaN }])).to.equal(null);
  });

  it("passes over a limit that a waiver covers", () => {
    const covers = { ...waiver, expires: "2026-12-24" };
    expect(next({ waivers: [covers] })).to.include({ subject: "bob@acme.com", at: "2026-12-04T12:00:00Z" });
  });
});
