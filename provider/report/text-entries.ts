import type { Invitation } from "../atlas/invitation";
import { makePrintable } from "../atlas/printable";
import { formatCount } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import { isMandatory } from "../verdict/verdict";
import { isMandatoryEntry, type ReportEntry } from "./entries";
import { parseRemedy } from "./remedy";
import { describeReason, describeStanding, longestSentence } from "./sentences";

/**
 * Counts what entries tell: "3 violations, 2 of them in 1 invitation".
 *
 * @example
 * import { groupViolations } from "./entries";
 * import type { Violation } from "../verdict/verdict";
 *
 * const firstLineOf = (violations: readonly Violation[]) => describeEntryCount(groupViolations(violations));
 */
export function describeEntryCount(entries: readonly ReportEntry[]): string {
  const isError = entries.some(isMandatoryEntry);
  const counted = (some: readonly ReportEntry[]) =>
    some.flatMap(({ violations }) => violations).filter((violation) => isMandatory(violation) === isError).length;
  const people = entries.filter((entry) => entry.invitation !== null && counted([entry]) > 0);
  const total = counted(entries);
  const all = formatCount(total, isError ? "violation" : "advisory violation");
  if (people.length === 0) return all;
  const where = `in ${formatCount(people.length, "invitation")}`;
  return counted(people) === total ? `${all} ${where}` : `${all}, ${counted(people)} of them ${where}`;
}

/**
 * Entries, each with its reasons and what to do below it.
 *
 * @example
 * renderEntries([], new Date(), 20); // []
 */
export function renderEntries(entries: readonly ReportEntry[], now: Date, most: number): string[] {
  const shown = entries.slice(0, most).flatMap((entry) => renderEntry(entry, now));
  return entries.length > most ? [...shown, `and ${entries.length - most} more, which a report lists`] : shown;
}

function renderEntry(entry: ReportEntry, now: Date): string[] {
  const { invitation, violations } = entry;
  const isError = isMandatoryEntry(entry);
  const reasons = violations.map((violation) => {
    const word = isError && !isMandatory(violation) ? "advisory: " : "";
    return `${word}${describeReason(violation)}`;
  });
  const remedies = new Set(violations.flatMap(({ remedy }) => remedy ?? []));
  const below = [...(invitation ? reasons : []), ...[...remedies].flatMap(renderRemedy)];
  const subject = invitation ? renderPerson(invitation, now) : reasons.join(", ");
  return [`${isError ? "" : "advisory: "}${subject}`, ...below.map((line) => `  ${line}`)];
}

/** A command stands on a line of its own, so that it is copied in one piece. */
function renderRemedy(text: string): string[] {
  const { advice, command } = parseRemedy(makePrintable(text, longestSentence));
  return command === null ? [advice] : [`${advice}:`, command];
}

/**
 * Who was invited, as what, when and by whom: "carol@acme.com (ORG_OWNER, sent 23 days ago by bob@acme.com)".
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const personOf = (invitation: Invitation) => renderPerson(invitation, new Date());
 */
export function renderPerson(invitation: Invitation, now: Date): string {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const sent = `sent ${describeAge(createdAt, now)} by ${makePrintable(inviterUsername)}`;
  const facts = [...roles.map((role) => makePrintable(role)), ...describeStanding(invitation), sent];
  return `${makePrintable(username)} (${facts.join(", ")})`;
}

/**
 * How long ago an invitation was sent: "today", "23 days ago".
 *
 * @example
 * describeAge("2026-12-01T10:00:00Z", new Date("2026-12-03T12:00:00Z")); // "2 days ago"
 */
export function describeAge(createdAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(createdAt)) / millisecondsPerDay);
  return days < 1 ? "today" : `${formatCount(days, "day")} ago`;
}
