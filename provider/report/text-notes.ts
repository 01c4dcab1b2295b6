import { makePrintable } from "../atlas/printable";
import { formatCount } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { Verdict } from "../verdict/verdict";
import { describeSubject, listWaivedExpectations } from "../waivers/waiver";
import type { GateVerdict } from "./gate-verdict";
import { describeAcceptance, describeNextFailure, longestSentence } from "./sentences";

/**
 * Says that a gate looked and passed: "5 invitations of Acme, all as expected".
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 *
 * const verdict = evaluate([], [], { now: new Date() });
 * describePassing({ gate: "acme", orgId: "5f0000000000000000000001", verdict }); // "no invitations of acme, as expected"
 */
export function describePassing({ gate, orgName, verdict }: GateVerdict): string {
  const { invitationCount, violations, waived, toleratedCount } = verdict;
  const whose = `${invitationCount === 0 ? "no invitations" : formatCount(invitationCount, "invitation")} of ${makePrintable(orgName ?? gate)}`;
  const exceptions = [
    ...(waived.length > 0 ? [`${waived.length} waived`] : []),
    ...(toleratedCount > 0 ? [`${toleratedCount} tolerated`] : []),
    ...(violations.length > 0 ? [`${violations.length} advisory`] : []),
  ];
  if (exceptions.length > 0) return `${whose}, as expected but for ${exceptions.join(", ")}`;
  return `${whose}, ${invitationCount > 1 ? "all as expected" : "as expected"}`;
}

/**
 * What a verdict says besides its violations: what is accepted, for whose sake, and what will fail next.
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 *
 * renderNotes(evaluate([], [], { now: new Date() }), new Date(), 20); // []
 */
export function renderNotes({ waived, toleratedCount, next }: Verdict, now: Date, most: number): string[] {
  const accepted = waived.slice(0, most).flatMap(({ waiver, invitation, message }) => {
    const said = makePrintable(message, longestSentence);
    return invitation
      ? [`${describeAcceptance(waiver)}: ${makePrintable(invitation.username)}`, `  ${said}`]
      : [`${describeAcceptance(waiver)}: ${said}`];
  });
  const left = waived.length - most;
  return [
    ...accepted,
    ...(left > 0 ? [`and ${left} more waived, which a report lists`] : []),
    ...(toleratedCount > 0
      ? [`${formatCount(toleratedCount, "violation")} tolerated: there when the baseline was taken`]
      : []),
    ...(next ? [`upcoming ${describeTimeLeft(next.at, now)}: ${describeNextFailure(next)}`] : []),
  ];
}

/**
 * A line for each waiver that accepts nothing that is there.
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 *
 * renderUnusedWaivers(evaluate([], [], { now: new Date() }), 20); // []
 */
export function renderUnusedWaivers({ unusedWaivers }: Verdict, most: number): string[] {
  const shown = unusedWaivers.slice(0, most).map((waiver) => {
    const { owner, reason, organization } = waiver;
    const where = organization === undefined ? "" : ` in ${makePrintable(organization)}`;
    const whose = `waiver of ${makePrintable(listWaivedExpectations(waiver).join(", "))} for ${makePrintable(describeSubject(waiver))}${where}`;
    return `unused ${whose} (${makePrintable(owner)}: ${makePrintable(reason, longestSentence)}): remove it`;
  });
  const left = unusedWaivers.length - most;
  return left > 0 ? [...shown, `and ${left} more unused waivers, which a report lists`] : shown;
}

function describeTimeLeft(at: string, now: Date): string {
  const days = Math.floor((Date.parse(at) - now.getTime()) / millisecondsPerDay);
  return days < 1 ? "within a day" : `in ${formatCount(days, "day")}`;
}
