import type { Invitation, InvitationStatus } from "../atlas/invitation";
import type { EnforcementLevel } from "./enforcement-level";

/** Something an expectation found wrong. */
export interface Finding {
  /** The invitation that is not as expected; left out when it is about all of them together. */
  readonly invitation?: Invitation;
  /** What is wrong, in a few words that hold on any day: "max-age permits 14 days". */
  readonly message: string;
  /** What to do about it, such as a command. Left out: how to withdraw the invitation. */
  readonly remedy?: string;
  /**
   * How bad it is, when that can be counted. A baseline that tolerates a finding tolerates a lower number too, and no higher
   * one. A message that names the number needs an `identity` without it.
   */
  readonly measure?: number;
  /**
   * What tells this finding from others of the same expectation and invitation, in full. Give it where the message names
   * only the first of many, or names the measure: a baseline tolerates only what has the same.
   *
   * @default the message and the remedy
   */
  readonly identity?: string;
}

/** What an expectation may know besides the invitations. */
export interface ExpectationContext {
  /** The time to judge by. */
  readonly now: Date;
}

/** Something expected of the pending invitations of an organization. */
export interface Expectation {
  /** A short name in kebab-case, such as `max-age`. */
  readonly id: string;
  /** What it checks, as a sentence that begins "Checks whether". */
  readonly description: string;
  /** Why it matters, in a sentence or two. */
  readonly explanation: string;
  /** What a violation does to a preview. */
  readonly enforcementLevel: EnforcementLevel;
  /** What it was made with, as plain data. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Finds what is not as expected. Pure: no I/O and no clock but `now`. */
  check(invitations: readonly Invitation[], context: ExpectationContext): readonly Finding[];
  /**
   * When an invitation that is as expected now will no longer be so, in milliseconds since 1970; `null` for never. Left out when time changes nothing.
   */
  deadline?(invitation: Invitation): number | null;
  /**
   * What an invitation does when its deadline has passed, in words that follow its address.
   *
   * @default "no longer meets" and the id
   */
  readonly overdue?: string;
  /**
   * What looks like a mistake in how it was made, such as a role that Atlas does not have, in a sentence each.
   *
   * @default []
   */
  readonly warnings?: readonly string[];
  /**
   * The status that has to be among those read, since without it there is nothing to find.
   *
   * @default "PENDING"
   */
  readonly needsStatus?: InvitationStatus;
}
