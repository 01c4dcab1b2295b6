import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { parseTimestamp } from "./time";

/**
 * Checks whether no invitation has expired. Atlas lists expired invitations only where the status `INVITATION_EXPIRED` is
 * among those that are read.
 *
 * @example
 * import { InvitationGate, noneExpired } from "pulumi-atlas-invitations";
 *
 * new InvitationGate("acme", {
 *   orgId: "5f0000000000000000000001",
 *   statuses: ["PENDING", "INVITATION_EXPIRED"],
 *   expectations: [noneExpired()],
 * });
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgusers
 */
export function noneExpired({ enforcementLevel }: ExpectationOptions = {}): Expectation {
  return markBuiltIn({
    id: "none-expired",
    description: "Checks whether no invitation has expired.",
    explanation:
      "Somebody was meant to come in and no longer can: nobody saw the invitation, or nobody reads that address. Invite them " +
      "again, or withdraw the invitation if they are no longer expected.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: {},
    needsStatus: "INVITATION_EXPIRED",
    check: (invitations) =>
      invitations
        .filter(({ status }) => status === "INVITATION_EXPIRED")
        .map((invitation) => ({ invitation, message: "none-expired permits no expired invitation" })),
    deadline: ({ status, expiresAt }) =>
      status === "PENDING" && expiresAt !== null ? parseTimestamp(expiresAt) : null,
  });
}
