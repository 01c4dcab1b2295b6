import type { Invitation } from "../atlas/invitation";
import type { EnforcementLevel } from "./expectation";

/** One thing that is not as expected, as plain data that holds on any day. */
export interface Violation {
  /** The id of the expectation, such as `max-age`. */
  readonly expectation: string;
  /** Whether it fails the preview. */
  readonly enforcementLevel: EnforcementLevel;
  /** The invitation it is about, or `null` when it is about all of them together. */
  readonly invitation: Invitation | null;
  /** What is expected and is not so. */
  readonly message: string;
  /** What to do about it, or `null` when there is no saying. */
  readonly remedy: string | null;
}

/** What was found, as plain data that holds on any day: an unchanged organization has an unchanged verdict. */
export interface Verdict {
  /** Whether there is no mandatory violation. */
  readonly passed: boolean;
  /** How many invitations were judged. */
  readonly invitationCount: number;
  /** Every violation, in the order of the expectations and, within one, of the invitations. */
  readonly violations: readonly Violation[];
}

/** Whether a violation fails the preview: all but the advisory do, whatever a program of JavaScript calls their level. */
export function isMandatory({ enforcementLevel }: Violation): boolean {
  return enforcementLevel !== "advisory";
}

/** The verdict of both, the violations of the first before those of the second. */
export function joinVerdicts(first: Verdict, second: Verdict): Verdict {
  return {
    ...first,
    passed: first.passed && second.passed,
    violations: [...first.violations, ...second.violations],
  };
}
