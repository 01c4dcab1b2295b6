import { invitationKey } from "../atlas/invitation";
import { builtIn } from "./built-in";
import type { Expectation } from "./expectation";

/** The invitations that were there at the last approved deployment. */
export interface ApprovedSet {
  /** Their keys, as `invitationKey` makes them. */
  readonly keys: readonly string[];
}

/**
 * Checks whether every invitation was there at the last approved deployment.
 *
 * @example
 * sinceBaseline({ keys: ["ann@acme.com 2026-11-22T12:00:00Z"] });
 */
export function sinceBaseline({ keys }: ApprovedSet): Expectation {
  const approved = new Set(keys);
  const message = "baseline permits only who was there at the last approved deployment";
  return builtIn({
    id: "baseline",
    description: "Checks whether every invitation was there at the last approved deployment.",
    explanation:
      "People can be invited in Atlas itself, without the program. Nobody has reviewed an invitation that was not there when " +
      "the invitations were last approved.",
    enforcementLevel: "mandatory",
    options: {},
    check: (invitations) =>
      invitations
        .filter((invitation) => !approved.has(invitationKey(invitation)))
        .map((invitation) => ({ invitation, message })),
  });
}
