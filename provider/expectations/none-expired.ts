import { builtIn } from "./built-in";
import { type ExpectationOptions, enforcementLevelOf } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { timeOf } from "./time";

/**
 * Checks whether no invitation has expired, which Atlas tells of only when the status `INVITATION_EXPIRED` is among those
 * that are read.
 */
export function noneExpired({ enforcementLevel }: ExpectationOptions = {}): Expectation {
  return builtIn({
    id: "none-expired",
    description: "Checks whether no invitation has expired.",
    explanation:
      "Somebody was to come in and cannot any more: nobody saw the invitation, or it went to an address that is not read. " +
      "Invite again, or withdraw it and know that they are not to come.",
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: {},
    needsStatus: "INVITATION_EXPIRED",
    check: (invitations) =>
      invitations
        .filter(({ status }) => status === "INVITATION_EXPIRED")
        .map((invitation) => ({ invitation, message: "none-expired permits no expired invitation" })),
    deadline: ({ status, expiresAt }) => (status === "PENDING" && expiresAt !== null ? timeOf(expiresAt) : null),
  });
}
