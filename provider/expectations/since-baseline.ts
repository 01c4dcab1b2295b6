import { createGrantKey } from "../atlas/grant";
import { createInvitationKey } from "../atlas/invitation";
import { markBuiltIn } from "./built-in";
import type { Expectation } from "./expectation";

/** The invitations that were there at the last approved deployment. */
export interface ApprovedSet {
  /** They and what they grant, as `createGrantKey` names them. */
  readonly keys: readonly string[];
}

const added = "baseline permits only who was there at the last approved deployment";
const changed = "baseline permits only the roles and teams that it granted at the last approved deployment";

/**
 * Checks whether every invitation was there at the last approved deployment, and granted what it grants now.
 *
 * @example
 * sinceBaseline({ keys: [] }).id; // "baseline"
 */
export function sinceBaseline({ keys }: ApprovedSet): Expectation {
  const approved = new Set(keys);
  const people = new Set(keys.map((key) => key.slice(0, key.lastIndexOf(" "))));
  return markBuiltIn({
    id: "baseline",
    description: "Checks whether every invitation was there at the last approved deployment.",
    explanation:
      "People can be invited in Atlas itself, without the program. Nobody has reviewed an invitation that was not there when " +
      "the invitations were last approved.",
    enforcementLevel: "mandatory",
    options: {},
    check: (invitations) =>
      invitations
        .filter((invitation) => !approved.has(createGrantKey(invitation)))
        .map((invitation) => ({ invitation, message: people.has(createInvitationKey(invitation)) ? changed : added })),
  });
}
