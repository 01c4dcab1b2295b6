import { createHash } from "node:crypto";
import { createInvitationKey, type Invitation, sortInvitation } from "./invitation";

/**
 * Names an invitation together with what it grants. Atlas can change the roles and teams of a pending invitation, and
 * somebody who was accepted as a reader is not accepted as an owner.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-updateorginvitebyid
 */
export function createGrantKey(invitation: Invitation): string {
  const { roles, groupRoleAssignments, teamIds } = sortInvitation(invitation);
  const granted = [roles, groupRoleAssignments.map(({ groupId, groupRole }) => [groupId, groupRole]), teamIds];
  const digest = createHash("sha256").update(JSON.stringify(granted)).digest("hex").slice(0, 16);
  return `${createInvitationKey(invitation)} ${digest}`;
}
