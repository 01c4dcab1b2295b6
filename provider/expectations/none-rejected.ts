import { builtIn } from "./built-in";
import { type ExpectationOptions, enforcementLevelOf } from "./enforcement-level";
import type { Expectation } from "./expectation";

/**
 * Checks whether no invitation was rejected, which Atlas tells of only when the status `INVITATION_REJECTED` is among those
 * that are read.
 */
export function noneRejected({ enforcementLevel }: ExpectationOptions = {}): Expectation {
  return builtIn({
    id: "none-rejected",
    description: "Checks whether no invitation was rejected.",
    explanation:
      "Somebody said no to an invitation. It may have gone to the wrong person, who now knows of the organization, and " +
      "whoever was meant is still waiting.",
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: {},
    needsStatus: "INVITATION_REJECTED",
    check: (invitations) =>
      invitations
        .filter(({ status }) => status === "INVITATION_REJECTED")
        .map((invitation) => ({ invitation, message: "none-rejected permits no rejected invitation" })),
  });
}
