import type { Invitation } from "../atlas/invitation";
import { markBuiltIn } from "./built-in";
import { formatCount } from "./count";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { millisecondsPerDay } from "./milliseconds-per-day";
import { parseTimestamp } from "./time";

/** How long a pending invitation still has to be open. */
export interface ExpiresWithinOptions extends ExpectationOptions {
  /** How many days before it expires an invitation is found, above 0 and at most 30, which is as long as Atlas keeps one. */
  readonly days: number;
}

/**
 * Checks whether no pending invitation expires within some days, or has expired already. An invitation that expires in
 * exactly that time is found too. One for which Atlas gives no date of expiry never is.
 *
 * @example
 * import { expiresWithin } from "pulumi-atlas-invitations";
 *
 * expiresWithin({ days: 3, enforcementLevel: "advisory" });
 * @throws TypeError when `days` is not a number
 * @throws RangeError when `days` is not above 0 and at most 30
 */
export function expiresWithin({ days, enforcementLevel }: ExpiresWithinOptions): Expectation {
  if (typeof days !== "number") {
    throw new TypeError(`expiresWithin needs days as a number. Received: ${JSON.stringify(days)}`);
  }
  if (!(days > 0 && days <= 30)) {
    throw new RangeError(
      "expiresWithin needs days above 0 and at most 30, as Atlas lets every invitation expire after 30 days. " +
        `Received: ${days}`,
    );
  }
  const start = ({ status, expiresAt }: Invitation) =>
    status === "PENDING" && expiresAt !== null ? parseTimestamp(expiresAt) - days * millisecondsPerDay : null;
  return markBuiltIn({
    id: "expires-within",
    description: `Checks whether no pending invitation expires within ${formatCount(days, "day")}.`,
    explanation:
      "Once an invitation has expired, the person who is expected can no longer come in. Found in time, they can be reminded " +
      "or invited again.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { days },
    check: (invitations, { now }) =>
      invitations
        .filter((invitation) => {
          const from = start(invitation);
          return from !== null && !(now.getTime() < from);
        })
        .map((invitation) => ({
          invitation,
          message:
            `expires-within requires more than ${formatCount(days, "day")}, ` +
            `and this one expires on ${invitation.expiresAt?.slice(0, "2026-12-31".length)}`,
          remedy: "ask for it to be accepted, or withdraw it and invite again",
        })),
    deadline: start,
  });
}
