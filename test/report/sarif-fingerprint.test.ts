import { expect } from "chai";
import { createSarifFingerprint } from "../../provider/report/sarif-fingerprint";
import type { Violation } from "../../provider/verdict/verdict";
import { invitation } from "../invitation";

const orgId = "5f0000000000000000000001";

const about: Violation = {
  expectation: "max-age",
  enforcementLevel: "mandatory",
  invitation: invitation(),
  message: "max-age permits 14 days",
  remedy: null,
};

const aggregate: Violation = { ...about, invitation: null, message: "max-count permits 3, there are 4" };

describe("createSarifFingerprint", () => {
  it("is a digest", () => {
    expect(createSarifFingerprint(orgId, about)).to.equal(
      "b22ed5c81033e2c5292f993f689bbbc8aba159682daeb34aeea7f77f1d50b70d",
    );
  });

  for (const [what, violation] of [
    ["another limit", { ...about, message: "max-age permits 7 days" }],
    ["another level", { ...about, enforcementLevel: "advisory" }],
    ["another endpoint's id", { ...about, invitation: invitation({ id: "660000000000000000000001", orgName: null }) }],
    ["other roles", { ...about, invitation: invitation({ roles: ["ORG_OWNER"] }) }],
  ] as const) {
    it(`stays with ${what}`, () => {
      expect(createSarifFingerprint(orgId, violation)).to.equal(createSarifFingerprint(orgId, about));
    });
  }

  for (const [what, violation] of [
    ["another address", { ...about, invitation: invitation({ username: "bea@acme.com" }) }],
    ["an invitation anew", { ...about, invitation: invitation({ createdAt: "2026-11-23T12:00:00Z" }) }],
    ["another expectation", { ...about, expectation: "none-expired" }],
  ] as const) {
    it(`changes with ${what}`, () => {
      expect(createSarifFingerprint(orgId, violation)).not.to.equal(createSarifFingerprint(orgId, about));
    });
  }

  it("changes with another organization", () => {
    expect(createSarifFingerprint("5f0000000000000000000002", about)).not.to.equal(
      createSarifFingerprint(orgId, about),
    );
  });

  it("leaves out the counts of a message about all invitations", () => {
    const more = { ...aggregate, message: "max-count permits 13.5, there are 40" };
    expect(createSarifFingerprint(orgId, more)).to.equal(createSarifFingerprint(orgId, aggregate));
  });

  for (const [one, other] of [
    ["ann1@acme.com is missing", "ann2@acme.com is missing"],
    ["ann@a1.com is missing", "ann@a2.com is missing"],
    ["1@acme.com is missing", "2@acme.com is missing"],
    ["the waiver expired on 2026-10-01", "the waiver expired on 2026-10-02"],
  ] as const) {
    it(`tells "${one}" from "${other}"`, () => {
      const [first, second] = [one, other].map((message) => createSarifFingerprint(orgId, { ...aggregate, message }));
      expect(first).not.to.equal(second);
    });
  }
});
