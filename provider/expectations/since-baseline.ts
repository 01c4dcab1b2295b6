import type { Invitation } from "../atlas/invitation";
import type { Expectation } from "./expectation";

/** The invitations that were there at the last approved deployment. */
export interface ApprovedSet {
  /** Their keys, as {@link invitationKey} makes them. */
  readonly keys: readonly string[];
  /** How to approve what is there now. */
  readonly remedy: string;
}

/**
 * The key of an invitation: who was invited, and when. A second invitation of the same address is another one, and its
 * id differs between Atlas's endpoints.
 */
export function invitationKey({ username, createdAt }: Invitation): string {
  return `${username} ${createdAt}`;
}

/** Checks whether every invitation was there at the last approved deployment. */
export function sinceBaseline({ keys, remedy }: ApprovedSet): Expectation {
  const approved = new Set(keys);
  const message = "baseline does not hold it, it came after the last approved deployment";
  return {
    id: "baseline",
    description: "Checks whether every invitation was there at the last approved deployment.",
    enforcementLevel: "mandatory",
    options: {},
    check: (invitations) =>
      invitations
        .filter((invitation) => !approved.has(invitationKey(invitation)))
        .map((invitation) => ({ invitation, message, remedy })),
  };
}
