import { invitationKey } from "../atlas/invitation";
import { builtIn } from "./built-in";
import type { Expectation } from "./expectation";

/** The invitations that were there at the last approved deployment. */
export interface ApprovedSet {
  /** Their keys, as `invitationKey` makes them. */
  readonly keys: readonly string[];
}

/** Checks whether every invitation was there at the last approved deployment. */
export function sinceBaseline({ keys }: ApprovedSet): Expectation {
  const approved = new Set(keys);
  const message = "baseline permits only who was there at the last approved deployment";
  return builtIn({
    id: "baseline",
    description: "Checks whether every invitation was there at the last approved deployment.",
    explanation:
      "Atlas lets people be invited around the program. What was not there when somebody last approved the invitations has " +
      "not been looked at.",
    enforcementLevel: "mandatory",
    options: {},
    check: (invitations) =>
      invitations
        .filter((invitation) => !approved.has(invitationKey(invitation)))
        .map((invitation) => ({ invitation, message })),
  });
}
