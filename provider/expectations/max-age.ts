import { markBuiltIn } from "./built-in";
import { formatCount } from "./count";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { millisecondsPerDay } from "./milliseconds-per-day";
import { parseTimestamp } from "./time";

/** How old a pending invitation may be. */
export interface MaxAgeOptions extends ExpectationOptions {
  /** The most days since it was sent, above 0 and at most 30, after which Atlas lets every invitation expire. */
  readonly days: number;
}

/**
 * Checks whether no pending invitation is older than some days. One of exactly that age is not older. The age of an
 * invitation that has expired or was rejected does not matter, as nobody can come in with it.
 *
 * @example
 * import { maxAge } from "pulumi-atlas-invitations";
 *
 * maxAge({ days: 14 });
 * @throws TypeError when `days` is not a number
 * @throws RangeError when `days` is not above 0 and at most 30
 */
export function maxAge({ days, enforcementLevel }: MaxAgeOptions): Expectation {
  if (typeof days !== "number") {
    throw new TypeError(`maxAge needs days as a number. Received: ${JSON.stringify(days)}`);
  }
  if (!(days > 0 && days <= 30)) {
    throw new RangeError(
      "maxAge needs days above 0 and at most 30, as Atlas lets every invitation expire after 30 days and a longer one " +
        `could never fire. Received: ${days}`,
    );
  }
  return markBuiltIn({
    id: "max-age",
    description: `Checks whether no pending invitation is older than ${formatCount(days, "day")}.`,
    explanation:
      "A pending invitation lets whoever reads that mailbox into the organization. One that stays open for long is most " +
      "likely forgotten, or went to somebody who should no longer come in.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { days },
    check: (invitations, { now }) =>
      invitations
        .filter(({ status, createdAt }) => {
          const age = now.getTime() - parseTimestamp(createdAt);
          return status === "PENDING" && !(age >= -millisecondsPerDay && age <= days * millisecondsPerDay);
        })
        .map((invitation) => ({
          invitation,
          message:
            parseTimestamp(invitation.createdAt) > now.getTime()
              ? "max-age cannot judge an invitation from the future: set the clock of this machine"
              : `max-age permits ${formatCount(days, "day")}`,
        })),
    overdue: "exceeds max-age",
    deadline: ({ status, createdAt, expiresAt }) => {
      const end = parseTimestamp(createdAt) + days * millisecondsPerDay;
      const expiry = expiresAt === null ? Number.POSITIVE_INFINITY : parseTimestamp(expiresAt);
      return status === "PENDING" && end < expiry ? end : null;
    },
  });
}
