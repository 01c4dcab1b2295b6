import { type Invitation, invitationKey } from "../invitation";
import { refusedList } from "./list-answer";

/** Refuses invitations of which one was there before, in this answer or an earlier one, and takes down their keys. */
export function requireNewKeys(invitations: readonly Invitation[], keys: Set<string>, place: string): void {
  const second = invitations.findIndex((invitation) => keys.size === keys.add(invitationKey(invitation)).size);
  if (second >= 0) throw refusedList(`${place}[${second}]: a second invitation of the same address at the same time`);
}
