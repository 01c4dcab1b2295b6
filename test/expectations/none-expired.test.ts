import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { noneExpired } from "../../provider/expectations/none-expired";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const status = "INVITATION_EXPIRED";

describe("noneExpired", () => {
  it("passes invitations of every other status", () => {
    expect(messagesOf(noneExpired(), {}, { status: "INVITATION_REJECTED" })).to.deep.equal([]);
  });

  it("passes when nobody is invited", () => {
    expect(messagesOf(noneExpired())).to.deep.equal([]);
  });

  it("fails an invitation that has expired", () => {
    expect(findingsOf(noneExpired(), {}, { status })).to.deep.equal([
      { invitation: invitation({ status }), message: "none-expired permits no expired invitation" },
    ]);
  });

  it("goes by the status that Atlas tells, and not by the time", () => {
    expect(messagesOf(noneExpired(), { expiresAt: "2026-11-20T12:00:00Z" })).to.deep.equal([]);
    expect(messagesOf(noneExpired(), { status, expiresAt: "2026-11-23T12:00:01Z" })).to.have.length(1);
  });

  it("fails one whatever its role, with its username masked and without a date of expiry", () => {
    const fields = { status, username: maskUsername("ann@acme.com"), roles: ["ORG_NOVELTY"], expiresAt: null } as const;
    expect(messagesOf(noneExpired(), fields)).to.deep.equal(["none-expired permits no expired invitation"]);
  });

  it("needs that status to be read", () => {
    expect(noneExpired().needsStatus).to.equal(status);
  });

  it("refuses an enforcement level that does not exist", () => {
    const misspelled = { enforcementLevel: "warn" } as unknown as { enforcementLevel: "advisory" };
    expect(() => noneExpired(misspelled)).to.throw(TypeError, '"warn"');
  });
});
