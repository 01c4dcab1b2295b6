import { isMandatory, type Verdict } from "../verdict/verdict";

/** What a table of gates counts, in the order of its columns. */
export const countNames = ["Invitations", "Violations", "Advisory", "Waived", "Tolerated"] as const;

/**
 * Counts what a gate found, or nothing when it could not look.
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 * countOutcomes(evaluate([], [], { now: new Date() }))?.Invitations; // 0
 */
export function countOutcomes(verdict: Verdict): Readonly<Record<(typeof countNames)[number], number>> | null {
  const { failure, invitationCount, violations, waived, toleratedCount } = verdict;
  if (failure) return null;
  const mandatory = violations.filter(isMandatory).length;
  return {
    Invitations: invitationCount,
    Violations: mandatory,
    Advisory: violations.length - mandatory,
    Waived: waived.length,
    Tolerated: toleratedCount,
  };
}
