import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { noneRejected } from "../../provider/expectations/none-rejected";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const status = "INVITATION_REJECTED";

describe("noneRejected", () => {
  it("passes invitations of every other status", () => {
    expect(messagesOf(noneRejected(), {}, { status: "INVITATION_EXPIRED" })).to.deep.equal([]);
  });

  it("passes when nobody is invited", () => {
    expect(messagesOf(noneRejected())).to.deep.equal([]);
  });

  it("fails an invitation that was rejected", () => {
    expect(findingsOf(noneRejected(), {}, { status })).to.deep.equal([
      { invitation: invitation({ status }), message: "none-rejected permits no rejected invitation" },
    ]);
  });

  it("goes by the status that Atlas tells, and not by the time", () => {
    expect(messagesOf(noneRejected(), { expiresAt: "2026-11-20T12:00:00Z" })).to.deep.equal([]);
    expect(messagesOf(noneRejected(), { status, expiresAt: "2026-11-23T12:00:01Z" })).to.have.length(1);
  });

  it("fails one whatever its role, with its username masked and without a date of expiry", () => {
    const fields = { status, username: maskUsername("ann@acme.com"), roles: ["ORG_NOVELTY"], expiresAt: null } as const;
    expect(messagesOf(noneRejected(), fields)).to.deep.equal(["none-rejected permits no rejected invitation"]);
  });

  it("needs that status to be read", () => {
    expect(noneRejected().needsStatus).to.equal(status);
  });

  it("refuses an enforcement level that does not exist", () => {
    const misspelled = { enforcementLevel: "warn" } as unknown as { enforcementLevel: "advisory" };
    expect(() => noneRejected(misspelled)).to.throw(TypeError, '"warn"');
  });
});
