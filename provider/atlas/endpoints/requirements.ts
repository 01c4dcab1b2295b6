import { createInvitationKey, type Invitation } from "../invitation";
import { foldCase } from "../username";
import { refusedListError } from "./list-response";

/**
 * Refuses invitations of others than the one who was asked for.
 *
 * @param place what to call the list in the response
 */
export function requireInvited(invitations: readonly Invitation[], username: string | undefined, place: string): void {
  if (username === undefined) return;
  const other = invitations.findIndex((invitation) => foldCase(invitation.username) !== foldCase(username));
  if (other >= 0) throw refusedListError(`${place}[${other}].username: it is not the one that was asked for`);
}

/** Refuses invitations of which one was there before, in this response or an earlier one, and takes down their keys. */
export function requireNewKeys(invitations: readonly Invitation[], keys: Set<string>, place: string): void {
  for (const [index, invitation] of invitations.entries()) {
    const key = createInvitationKey(invitation);
    if (keys.has(key)) {
      throw refusedListError(`${place}[${index}]: a second invitation of the same address at the same time`);
    }
    keys.add(key);
  }
}
