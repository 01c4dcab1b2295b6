import { createHash } from "node:crypto";
import type { GroupRoleAssignment, Invitation } from "../../atlas/invitation";
import type { ActiveUserFixture } from "../organizations/active-user";
import type { MembershipStatus } from "./membership-status";

/** What every item of `/users` has. The kinds of items add fields of their own. */
export interface UserItem {
  readonly id: string;
  readonly username: string;
  readonly orgMembershipStatus: MembershipStatus;
}

/** What `/users` tells of an invitation. The id is that of the future user, and so never the invitation's. */
export function createInvitedUserItem(invitation: Invitation): UserItem {
  const { username, inviterUsername, status, createdAt, expiresAt, roles, groupRoleAssignments, teamIds } = invitation;
  const invited = {
    inviterUsername,
    invitationCreatedAt: createdAt,
    invitationExpiresAt: expiresAt,
    roles: { orgRoles: roles, groupRoleAssignments: groupByProject(groupRoleAssignments) },
    teamIds,
  };
  return { id: createUserId(username), username, orgMembershipStatus: status, ...invited };
}

/** What `/users` tells of an active user. */
export function createActiveUserItem({ username, roles = ["ORG_MEMBER"] }: ActiveUserFixture): UserItem {
  const active = { roles: { orgRoles: roles, groupRoleAssignments: [] }, teamIds: [], ...person };
  return { id: createUserId(username), username, orgMembershipStatus: "ACTIVE", ...active };
}

const person = {
  firstName: "Some",
  lastName: "Body",
  country: "US",
  mobileNumber: "+15550100",
  createdAt: "2025-01-15T08:00:00Z",
  lastAuth: "2026-01-15T08:00:00Z",
};

function createUserId(username: string): string {
  return createHash("sha256").update(`user ${username}`).digest("hex").slice(0, 24);
}

function groupByProject(assignments: readonly GroupRoleAssignment[]) {
  const projects = [...new Set(assignments.map(({ groupId }) => groupId))];
  return projects.map((groupId) => ({
    groupId,
    groupRoles: assignments.filter((assignment) => assignment.groupId === groupId).map(({ groupRole }) => groupRole),
  }));
}
