/** An invited user as `/users` has it on the wire, the same invitation as that of `test/invitation.ts`. */
export const invitedUser = {
  id: "650000000000000000000001",
  username: "ann@acme.com",
  inviterUsername: "bob@acme.com",
  orgMembershipStatus: "PENDING",
  invitationCreatedAt: "2026-11-22T12:00:00Z",
  invitationExpiresAt: "2026-12-22T12:00:00Z",
  roles: { orgRoles: ["ORG_MEMBER"], groupRoleAssignments: [] },
  teamIds: [],
};
