import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";

/**
 * Checks whether no invitation was rejected. Atlas lists rejected invitations only where the status `INVITATION_REJECTED`
 * is among those that are read.
 *
 * @example
 * import { InvitationGate, noneRejected } from "pulumi-atlas-invitations";
 *
 * new InvitationGate("acme", {
 *   orgId: "5f0000000000000000000001",
 *   statuses: ["PENDING", "INVITATION_REJECTED"],
 *   expectations: [noneRejected()],
 * });
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgusers
 */
export function noneRejected({ enforcementLevel }: ExpectationOptions = {}): Expectation {
  return markBuiltIn({
    id: "none-rejected",
    description: "Checks whether no invitation was rejected.",
    explanation:
      "Somebody said no to an invitation. It may have gone to the wrong person, who now knows of the organization, while " +
      "the right one is still waiting.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: {},
    needsStatus: "INVITATION_REJECTED",
    check: (invitations) =>
      invitations
        .filter(({ status }) => status === "INVITATION_REJECTED")
        .map((invitation) => ({ invitation, message: "none-rejected permits no rejected invitation" })),
  });
}
