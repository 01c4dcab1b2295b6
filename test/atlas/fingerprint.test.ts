import { expect } from "chai";
import { computeFingerprint } from "../../provider/atlas/fingerprint";
import { invitation } from "../invitation";

describe("computeFingerprint", () => {
  const ann = invitation();

  it("is 64 hexadecimal digits, the same for the same invitations", () => {
    expect(computeFingerprint([ann]))
      .to.match(/^[0-9a-f]{64}$/)
      .and.equal(computeFingerprint([{ ...ann }]));
  });

  it("leaves out what is another at each endpoint", () => {
    expect(computeFingerprint([{ ...ann, id: "650000000000000000000009" }])).to.equal(computeFingerprint([ann]));
  });

  for (const change of [
    { username: "x@acme.com" },
    { createdAt: "2026-11-01T00:00:00Z" },
    { expiresAt: null },
    { status: "INVITATION_EXPIRED" },
    { roles: ["ORG_OWNER"] },
    { groupRoleAssignments: [{ groupId: "650000000000000000000009", groupRole: "GROUP_OWNER" }] },
    { teamIds: ["650000000000000000000009"] },
  ] as const) {
    it(`changes with ${Object.keys(change)[0]}`, () => {
      expect(computeFingerprint([{ ...ann, ...change }])).to.not.equal(computeFingerprint([ann]));
    });
  }
});
