import type { InvitationStatus } from "./list-inputs";

export type { InvitationStatus } from "./list-inputs";

/** A role that the invitation grants in one project ("group" in the API's words). */
export interface GroupRoleAssignment {
  /** The project's id, 24 hexadecimal digits. */
  readonly groupId: string;
  /** The project role, such as `GROUP_OWNER`. Atlas adds roles over time, so this is an open string. */
  readonly groupRole: string;
}

/** One invitation to an organization, named as the Atlas Administration API names it. */
export interface Invitation {
  /**
   * The id by which Atlas withdraws it, 24 hexadecimal digits: the invitation's own from the endpoint `/invites`, that of
   * the future user from `/users`.
   */
  readonly id: string;
  /** The id of the organization, 24 hexadecimal digits. */
  readonly orgId: string;
  /** The name of the organization, or `null` from the endpoint `/users`, which does not tell it. */
  readonly orgName: string | null;
  /** The e-mail address that was invited. */
  readonly username: string;
  /** Who invited: an e-mail address, or the public key or client id when a machine did. */
  readonly inviterUsername: string;
  /** When it was sent, as an ISO 8601 date and time in UTC. Together with `username` this is its key. */
  readonly createdAt: string;
  /** When it expires, 30 days after `createdAt`, as an ISO 8601 date and time in UTC; `null` once it was rejected. */
  readonly expiresAt: string | null;
  /** Where it stands. */
  readonly status: InvitationStatus;
  /** The organization roles it grants, such as `ORG_OWNER`, sorted. Open strings, as Atlas adds roles over time. */
  readonly roles: readonly string[];
  /** The project roles it grants, one row per role, sorted. */
  readonly groupRoleAssignments: readonly GroupRoleAssignment[];
  /** The ids of the teams it joins, sorted. */
  readonly teamIds: readonly string[];
}

/**
 * The key of an invitation: who was invited, and when. A second invitation of the same address is another one, and its
 * id differs between Atlas's endpoints.
 */
export function createInvitationKey({ username, createdAt }: Invitation): string {
  return `${username} ${createdAt}`;
}

/** Puts the lists within an invitation in order, so that equal invitations are equal texts. */
export function sortInvitation(invitation: Invitation): Invitation {
  const { roles, groupRoleAssignments, teamIds, ...rest } = invitation;
  return {
    ...rest,
    roles: [...roles].sort(),
    groupRoleAssignments: groupRoleAssignments.toSorted(
      (a, b) => compareText(a.groupId, b.groupId) || compareText(a.groupRole, b.groupRole),
    ),
    teamIds: [...teamIds].sort(),
  };
}

/** Orders invitations by `username`, then `createdAt`. */
export function compareInvitations(a: Invitation, b: Invitation): number {
  return compareText(a.username, b.username) || compareText(a.createdAt, b.createdAt);
}

/** By code unit and not by locale, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
