import type { ReadyWaiver } from "../waivers/ready-waiver";
import { describeSubject, listWaivedExpectations } from "../waivers/waiver";
import type { Judgement } from "./judgement";
import { isMandatory, type NextFailure } from "./verdict";

/** Something that will be wrong at some time. */
interface Upcoming extends Omit<NextFailure, "at"> {
  readonly end: number;
}

/**
 * Finds what will fail first, if nobody acts: an invitation that comes to a limit, or a waiver that ends.
 *
 * @example
 * import { maxAge } from "../expectations/max-age";
 * import { judge } from "./judgement";
 *
 * const now = new Date();
 * findNextFailure(judge([], [maxAge({ days: 14 })], now), [], now); // null
 */
export function findNextFailure(
  judgements: readonly Judgement[],
  inForce: readonly ReadyWaiver[],
  now: Date,
): NextFailure | null {
  const mandatory = judgements.filter(({ expectation }) => isMandatory(expectation));
  const deadlines = mandatory.map((judgement) => findFirstDeadline(judgement, inForce, now));
  let first: Upcoming | undefined;
  for (const upcoming of [...deadlines, ...inForce.map(describeWaiverEnd)]) {
    if (upcoming && !(first && first.end <= upcoming.end)) first = upcoming;
  }
  if (!first) return null;
  const { end, ...rest } = first;
  return { at: new Date(end).toISOString().replace(".000Z", "Z"), ...rest };
}

function findFirstDeadline(
  { expectation, invitations, findings }: Judgement,
  waivers: readonly ReadyWaiver[],
  now: Date,
): Upcoming | undefined {
  const { id, deadline, overdue = `no longer meets ${id}` } = expectation;
  if (!deadline) return undefined;
  const found = new Set(findings.map(({ invitation }) => invitation));
  let first: Upcoming | undefined;
  for (const invitation of invitations) {
    if (found.has(invitation)) continue;
    const end = deadline(invitation);
    if (end === null || !(end >= now.getTime()) || (first && first.end <= end)) continue;
    if (waivers.some((waiver) => waiver.end > end && waiver.covers(id, invitation))) continue;
    first = { end, expectation: id, subject: invitation.username, message: overdue };
  }
  return first;
}

function describeWaiverEnd({ waiver, end }: ReadyWaiver): Upcoming {
  const ids = listWaivedExpectations(waiver).join(", ");
  return { end, expectation: ids, subject: describeSubject(waiver), message: `loses the waiver of ${ids}` };
}
