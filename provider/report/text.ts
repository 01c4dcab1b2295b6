import type { Invitation } from "../atlas/invitation";
import { printable } from "../atlas/printable";
import type { Violation } from "../expectations/verdict";

/** A message or a remedy of the user's own can quote Atlas, and be long. */
const longestSentence = 1000;

const day = 24 * 60 * 60 * 1000;

/** Violations as a person reads them in a terminal: one line each, with what to do indented below it. */
export function violationsAsText(violations: readonly Violation[], now: Date): string {
  return violations.map((violation) => violationAsText(violation, now)).join("\n");
}

function violationAsText({ invitation, message, remedy }: Violation, now: Date): string {
  const said = printable(message, longestSentence);
  const line = invitation ? `${describe(invitation, now)}: ${said}` : said;
  return remedy ? `${line}\n  ${printable(remedy, longestSentence)}` : line;
}

function describe({ username, roles, createdAt, inviterUsername }: Invitation, now: Date): string {
  const sent = `sent ${age(createdAt, now)} by ${printable(inviterUsername)}`;
  return `invitation of ${printable(username)} (${[...roles.map((role) => printable(role)), sent].join(", ")})`;
}

function age(createdAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(createdAt)) / day);
  if (days < 1) return "today";
  return days === 1 ? "1 day ago" : `${days} days ago`;
}
