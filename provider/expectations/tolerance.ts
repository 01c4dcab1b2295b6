import { invitationKey } from "../atlas/invitation";
import type { Finding } from "./expectation";
import type { Judgement } from "./judgement";
import type { ReadyWaiver } from "./waiver";

/** A violation that was there when a baseline was taken, as plain data that a stack keeps. */
export interface Adopted {
  /** The id of the expectation. */
  readonly expectation: string;
  /** The key of the invitation, or `null` when it is about all of them together. */
  readonly invitation: string | null;
  /** How bad it was, or `null` when that cannot be counted. */
  readonly measure: number | null;
}

/** Tells whether something that is wrong now was so, and no better, when the baseline was taken. */
export type Tolerance = (expectation: string, finding: Finding) => boolean;

/**
 * What there is to adopt: everything that is wrong now, but what somebody has waived for a time, and what could not be
 * checked, or compared with later.
 */
export function adoptable(judgements: readonly Judgement[], waivers: readonly ReadyWaiver[]): readonly Adopted[] {
  return judgements
    .filter(({ checked }) => checked)
    .flatMap(({ expectation: { id }, findings }) =>
      findings
        .filter(({ invitation }) => !(invitation && waivers.some(({ covers }) => covers(id, invitation))))
        .map((finding) => adopted(id, finding)),
    )
    .filter(({ invitation, measure }) => invitation !== null || measure !== null);
}

/** Makes the tolerance of a baseline. */
export function toleranceOf(all: readonly Adopted[]): Tolerance {
  const worst = new Map<string, number>();
  for (const one of all) {
    const measure = one.measure ?? Number.POSITIVE_INFINITY;
    worst.set(keyOf(one), Math.max(measure, worst.get(keyOf(one)) ?? Number.NEGATIVE_INFINITY));
  }
  return (expectation, finding) => {
    const one = adopted(expectation, finding);
    const limit = worst.get(keyOf(one));
    return limit !== undefined && (one.measure ?? Number.NEGATIVE_INFINITY) <= limit;
  };
}

function adopted(expectation: string, { invitation, measure }: Finding): Adopted {
  return { expectation, invitation: invitation ? invitationKey(invitation) : null, measure: measure ?? null };
}

function keyOf({ expectation, invitation }: Adopted): string {
  return JSON.stringify([expectation, invitation]);
}
