import type { InvitationStatus } from "../../atlas/invitation";

/** Where a user of `/users` stands: a member already, or where the invitation stands. */
export type MembershipStatus = InvitationStatus | "ACTIVE";

const known: readonly MembershipStatus[] = ["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"];

/**
 * Reads the statuses that a query asks for.
 *
 * @returns null when they cannot be served: more than four, an unknown one, or both parameters at once
 */
export function readMembershipStatuses(parameters: URLSearchParams): readonly MembershipStatus[] | null {
  const many = parameters.getAll("orgMembershipStatuses");
  const one = parameters.getAll("orgMembershipStatus");
  if (many.length > 4 || one.length > 1 || (many.length > 0 && one.length > 0)) return null;
  const asked = new Set([...many, ...one]);
  if (asked.size === 0) return ["ACTIVE", "PENDING"];
  const served = known.filter((status) => asked.has(status));
  return served.length === asked.size ? served : null;
}
