import { createHash } from "node:crypto";
import { invitationKey } from "../atlas/invitation";
import type { Finding } from "../expectations/expectation";
import type { ReadyWaiver } from "../waivers/waiver";
import type { Judgement } from "./judgement";

/** A violation that was there when a baseline was taken, as plain data that a stack keeps. */
export interface Adopted {
  /** A digest of what was wrong, and with which invitation. */
  readonly violation: string;
  /** How bad it was, or `null` when that cannot be counted. */
  readonly measure: number | null;
}

/** Tells whether something that is wrong now was so, and no better, when the baseline was taken. */
export type Tolerance = (expectation: string, finding: Finding) => boolean;

/** What there is to adopt: all that is wrong now, but what could not be checked, and what somebody has waived for a time. */
export function adoptable(judgements: readonly Judgement[], waivers: readonly ReadyWaiver[]): readonly Adopted[] {
  return judgements
    .filter(({ checked }) => checked)
    .flatMap(({ expectation: { id }, findings }) =>
      findings
        .filter(({ invitation }) => !(invitation && waivers.some(({ covers }) => covers(id, invitation))))
        .map((finding) => adopted(id, finding)),
    );
}

/** Makes the tolerance of a baseline. What is counted may become less, and what is not has to be the same. */
export function toleranceOf(all: readonly Adopted[]): Tolerance {
  const limits = new Map(all.map(({ violation, measure }) => [violation, measure]));
  return (expectation, finding) => {
    const { violation, measure } = adopted(expectation, finding);
    const limit = limits.get(violation);
    if (limit === undefined) return false;
    return limit === null || measure === null ? limit === measure : measure <= limit;
  };
}

function adopted(expectation: string, { invitation, message, measure }: Finding): Adopted {
  // In a message about all of them together, the numbers are what is counted.
  const what = invitation ? message : message.replace(/\d+/g, "");
  const text = JSON.stringify([expectation, invitation ? invitationKey(invitation) : null, what]);
  return { violation: createHash("sha256").update(text).digest("hex").slice(0, 32), measure: measure ?? null };
}
