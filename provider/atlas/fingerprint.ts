import { createHash } from "node:crypto";
import type { Invitation } from "./invitation";

/**
 * A digest of what was invited: 64 hexadecimal digits that change when an invitation comes, goes or changes, and at no
 * other time. Ids are left out, as the same invitation has another one at each of Atlas's endpoints.
 *
 * @example
 * computeFingerprint([]) === computeFingerprint([]); // true
 */
export function computeFingerprint(invitations: readonly Invitation[]): string {
  const invited = invitations.map((invitation) => [
    invitation.username,
    invitation.createdAt,
    invitation.expiresAt,
    invitation.status,
    invitation.roles,
    invitation.groupRoleAssignments.map(({ groupId, groupRole }) => [groupId, groupRole]),
    invitation.teamIds,
  ]);
  return createHash("sha256").update(JSON.stringify(invited)).digest("hex");
}
