import type { Invitation } from "../atlas/invitation";
import { printable } from "../atlas/printable";
import { count } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { Verdict, Violation } from "../verdict/verdict";
import { subjectOf } from "../waivers/waiver";
import { acceptance, longestSentence, nextSentence, standingOf } from "./sentences";

/**
 * Violations as a person reads them in a terminal: one line each, with what to do indented below it.
 *
 * @param most how many are shown; the rest is counted
 */
export function violationsAsText(violations: readonly Violation[], now: Date, most = 20): string {
  const lines = violations.slice(0, most).map((violation) => violationAsText(violation, now));
  const left = violations.length - lines.length;
  return [...lines, ...(left > 0 ? [`and ${left} more, which a report lists`] : [])].join("\n");
}

/** What a verdict says besides its violations: what is accepted, for whose sake, and what will fail next. */
export function notesAsText({ waived, toleratedCount, next }: Verdict, now: Date, most = 20): string[] {
  const accepted = waived.slice(0, most).map(({ waiver, ...violation }) => {
    return `${acceptance(waiver)}: ${violationAsText({ ...violation, remedy: null }, now)}`;
  });
  const left = waived.length - accepted.length;
  return [
    ...accepted,
    ...(left > 0 ? [`and ${left} more waived, which a report lists`] : []),
    ...(toleratedCount > 0
      ? [`${count(toleratedCount, "violation")} tolerated: there when the baseline was taken`]
      : []),
    ...(next ? [`${until(next.at, now)}: ${nextSentence(next)}`] : []),
  ];
}

/** A line for each waiver that accepts nothing that is there. */
export function unusedWaiversAsText({ unusedWaivers }: Verdict): string[] {
  return unusedWaivers.map((waiver) => {
    const { expectation, owner, reason } = waiver;
    const whose = `waiver of ${printable(expectation)} for ${printable(subjectOf(waiver))}`;
    return `unused ${whose} (${printable(owner)}: ${printable(reason)}): take it out`;
  });
}

function violationAsText({ invitation, message, remedy }: Violation, now: Date): string {
  const said = printable(message, longestSentence);
  const line = invitation ? `${describe(invitation, now)}: ${said}` : said;
  return remedy ? `${line}\n  ${printable(remedy, longestSentence)}` : line;
}

function describe(invitation: Invitation, now: Date): string {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const sent = `sent ${age(createdAt, now)} by ${printable(inviterUsername)}`;
  const facts = [...roles.map((role) => printable(role)), ...standingOf(invitation), sent];
  return `invitation of ${printable(username)} (${facts.join(", ")})`;
}

function age(createdAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(createdAt)) / millisecondsPerDay);
  return days < 1 ? "today" : `${count(days, "day")} ago`;
}

function until(at: string, now: Date): string {
  const days = Math.floor((Date.parse(at) - now.getTime()) / millisecondsPerDay);
  return days < 1 ? "within a day" : `in ${count(days, "day")}`;
}
