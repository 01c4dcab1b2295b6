import type { Invitation } from "../atlas/invitation";
import type { EnforcementLevel } from "../expectations/enforcement-level";
import type { Waiver } from "../waivers/waiver";
import type { WaiverSource } from "../waivers/waiver-source";

/** What was expected, as plain data. */
export interface Expected {
  /** The id of the expectation, such as `max-age`. */
  readonly id: string;
  /** What it checks, as a sentence that begins "Checks whether". */
  readonly description: string;
  /** Why it matters. */
  readonly explanation: string;
  /** Whether a violation fails the preview. */
  readonly enforcementLevel: EnforcementLevel;
  /** The limit in days, of `max-age` and `expires-within` alone. */
  readonly days?: number | undefined;
}

/** One thing that is not as expected, as plain data that holds on any day. */
export interface Violation {
  /** The id of the expectation, such as `max-age`. */
  readonly expectation: string;
  /** Whether it fails the preview. */
  readonly enforcementLevel: EnforcementLevel;
  /** The invitation it is about, or `null` when it is about all of them together. */
  readonly invitation: Invitation | null;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it, or `null` when nothing is known. */
  readonly remedy: string | null;
  /** The expired waiver that it is about, or that covered it until it expired. Left out when there is none. */
  readonly expiredWaiver?: ExpiredWaiver;
}

/** A waiver that no longer holds, and where it stands. */
export interface ExpiredWaiver {
  readonly waiver: Waiver;
  /** The file and line, or `null` when it was not read from a file. */
  readonly source: WaiverSource | null;
}

/** A violation that somebody has accepted for a time. */
export interface WaivedViolation extends Violation {
  /** Who accepted it, why, and until when. */
  readonly waiver: Waiver;
}

/** The first thing that will no longer be as expected, if nobody acts. */
export interface NextFailure {
  /** When, as an ISO 8601 date and time in UTC. */
  readonly at: string;
  /** The id of the expectation. */
  readonly expectation: string;
  /** The address it is about, or the domain of a waiver. */
  readonly subject: string;
  /** What happens then: "exceeds max-age", or that a waiver ends. */
  readonly message: string;
}

/** Why a gate could not look, as plain data. */
export interface ReadFailure {
  /** What went wrong, as something a program can act on: the `code` of an `AtlasError`. */
  readonly code: string;
  /** What failed, and what to do about it. */
  readonly message: string;
}

/** What was found, as plain data that holds on any day: an unchanged organization has an unchanged verdict. */
export interface Verdict {
  /** Whether the gate could look, and there is no mandatory violation. */
  readonly passed: boolean;
  /** Why the gate could not look, or `null` when it did. With a failure, nothing was judged. */
  readonly failure: ReadFailure | null;
  /** How many invitations were judged. */
  readonly invitationCount: number;
  /** What was expected, in the order given. */
  readonly expectations: readonly Expected[];
  /** Every violation that is neither waived nor tolerated, in the order of the expectations and, within one, of the invitations. */
  readonly violations: readonly Violation[];
  /** The violations that somebody has accepted. */
  readonly waived: readonly WaivedViolation[];
  /** The waivers for this gate that nothing needed. */
  readonly unusedWaivers: readonly Waiver[];
  /** How many violations a baseline tolerates, as they were there when it was taken. */
  readonly toleratedCount: number;
  /** What will fail next, or `null` when time alone changes nothing. */
  readonly next: NextFailure | null;
}

/**
 * Tells whether a violation fails the preview. All but the advisory do, whatever a program in JavaScript calls their level.
 *
 * @example
 * isMandatory({ enforcementLevel: "advisory" }); // false
 */
export function isMandatory({ enforcementLevel }: Pick<Violation, "enforcementLevel">): boolean {
  return enforcementLevel !== "advisory";
}
