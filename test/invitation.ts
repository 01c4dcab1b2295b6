import type { Invitation } from "../provider/atlas/invitation";

/** The time by which the tests judge. */
export const now = new Date("2026-11-23T12:00:00Z");

/** An invitation that nothing is wrong with, sent a day before {@link now}, but for the fields given. */
export function invitation(fields: Partial<Invitation> = {}): Invitation {
  return {
    id: "650000000000000000000001",
    orgId: "5f0000000000000000000001",
    orgName: "Acme",
    username: "ann@acme.com",
    inviterUsername: "bob@acme.com",
    createdAt: "2026-11-22T12:00:00Z",
    expiresAt: "2026-12-22T12:00:00Z",
    status: "PENDING",
    roles: ["ORG_MEMBER"],
    groupRoleAssignments: [],
    teamIds: [],
    ...fields,
  };
}
