import { compareText, createInvitationKey, type Invitation } from "../atlas/invitation";
import { isMandatory, type Violation } from "../verdict/verdict";

/** All that is wrong with one invitation, or one thing that is wrong with all of them together. */
export interface ReportEntry {
  /** The invitation, or `null` when the violation is about all of them together. */
  readonly invitation: Invitation | null;
  /** At least one, the mandatory ones first. */
  readonly violations: readonly Violation[];
}

/**
 * Puts violations together by invitation, the worst first: what is mandatory before what is advisory, more reasons before
 * fewer, then by name. An expired waiver stands with an invitation that it no longer covers. What is about all of them
 * together comes last.
 *
 * @example
 * const violation = { expectation: "max-count", enforcementLevel: "mandatory", message: "no", remedy: null } as const;
 * groupViolations([{ ...violation, invitation: null }]).length; // 1
 */
export function groupViolations(violations: readonly Violation[]): readonly ReportEntry[] {
  const people = new Map<string, { readonly invitation: Invitation; readonly violations: Violation[] }>();
  const together: ReportEntry[] = [];
  for (const violation of sortMandatoryFirst(violations)) {
    const invitation = violation.invitation ?? findFormerlyCovered(violation, violations);
    if (!invitation) {
      together.push({ invitation, violations: [violation] });
      continue;
    }
    const key = createInvitationKey(invitation);
    const known = people.get(key);
    if (known) known.violations.push(violation);
    else people.set(key, { invitation, violations: [violation] });
  }
  const worstFirst = [...people].sort(
    ([key, one], [otherKey, other]) =>
      countMandatory(other) - countMandatory(one) ||
      other.violations.length - one.violations.length ||
      compareText(key, otherKey),
  );
  return [...worstFirst.map(([, entry]) => entry), ...together];
}

/**
 * Whether an entry fails the preview.
 *
 * @example
 * isMandatoryEntry({ invitation: null, violations: [] }); // false
 */
export function isMandatoryEntry({ violations }: ReportEntry): boolean {
  return violations.some(isMandatory);
}

/** An invitation that an expired waiver covered, or `null` when the violation is of something else. */
function findFormerlyCovered({ expiredWaiver }: Violation, violations: readonly Violation[]): Invitation | null {
  if (!expiredWaiver) return null;
  const waiver = JSON.stringify(expiredWaiver);
  const covered = violations.find(
    (other) => other.invitation && other.expiredWaiver && JSON.stringify(other.expiredWaiver) === waiver,
  );
  return covered?.invitation ?? null;
}

function sortMandatoryFirst(violations: readonly Violation[]): readonly Violation[] {
  return violations.toSorted((one, other) => Number(isMandatory(other)) - Number(isMandatory(one)));
}

function countMandatory({ violations }: ReportEntry): number {
  return violations.filter(isMandatory).length;
}
