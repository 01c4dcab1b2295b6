import type { Invitation } from "../atlas/invitation";
import { printable } from "../atlas/printable";
import type { NextFailure, ReadFailure, Violation } from "../verdict/verdict";
import { subjectOf, type Waiver, waivedExpectations } from "../waivers/waiver";
import { placeInFile } from "../waivers/waiver-source";

/** A message, a remedy or a reason of the user's own can quote Atlas, and be long. */
export const longestSentence = 1000;

/**
 * What is expected and is not so, and in which file and line an expired waiver stands.
 *
 * @example
 * import type { Violation } from "../verdict/verdict";
 * const linesOf = (violations: readonly Violation[]) => violations.map(reasonOf);
 */
export function reasonOf({ expectation, message, expiredWaiver }: Violation): string {
  const source = expectation === "waivers" ? expiredWaiver?.source : null;
  const place = source ? `, see ${printable(placeInFile(source))}` : "";
  return `${printable(message, longestSentence)}${place}`;
}

/**
 * Who, what, since when, by whom, and the limit, in words that hold on any day.
 *
 * @example
 * import type { Violation } from "../verdict/verdict";
 * const sentencesOf = (violations: readonly Violation[]) => violations.map(violationSentence);
 */
export function violationSentence(violation: Violation): string {
  const { invitation } = violation;
  return invitation ? `invitation of ${invitationWords(invitation)}: ${reasonOf(violation)}` : reasonOf(violation);
}

/**
 * Who was invited, as what, when and by whom, in words that hold on any day.
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const wordsOf = (invitations: readonly Invitation[]) => invitations.map(invitationWords);
 */
export function invitationWords(invitation: Invitation): string {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const sent = `sent on ${dayOf(createdAt)} by ${printable(inviterUsername)}`;
  const facts = [...roles.map((role) => printable(role)), ...standingOf(invitation), sent];
  return `${printable(username)} (${facts.join(", ")})`;
}

/**
 * That a gate could not look, and why. Without an id, the organization is not to be named.
 *
 * @example
 * failureSentence("5f0000000000000000000001", { code: "unavailable", message: "Atlas answered 503." });
 */
export function failureSentence(orgId: string, { code, message }: ReadFailure): string {
  const whose = orgId ? ` of organization ${printable(orgId)}` : "";
  const reason = printable(message, longestSentence);
  if (code === "configuration") return `This gate${whose} was not evaluated. ${reason}`;
  return `The invitations${whose} could not be read, so this gate was not evaluated. ${reason}`;
}

/**
 * "expired" or "rejected" of an invitation that is no longer pending.
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const isExpired = (invitation: Invitation) => standingOf(invitation)[0] === "expired";
 */
export function standingOf({ status }: Invitation): string[] {
  return status === "PENDING" ? [] : [printable(status.replace("INVITATION_", "").toLowerCase())];
}

/**
 * Until when something is accepted, by whom, and why.
 *
 * @example
 * const waiver = { expectation: "max-age", reason: "on leave", owner: "bob", expires: "2026-12-31" };
 * acceptance(waiver); // "waived until 2026-12-31 by bob (on leave)"
 */
export function acceptance({ owner, expires, reason }: Waiver): string {
  return `waived until ${printable(expires)} by ${printable(owner)} (${printable(reason, longestSentence)})`;
}

/**
 * What is waived, and for whom.
 *
 * @example
 * const waiver = { expectation: "max-age", reason: "on leave", owner: "bob", expires: "2026-12-31" };
 * waiverSentence({ ...waiver, username: "a@b.com" }); // "max-age for a@b.com, waived until 2026-12-31 by bob (on leave)"
 */
export function waiverSentence(waiver: Waiver): string {
  return `${printable(waivedExpectations(waiver).join(", "))} for ${printable(subjectOf(waiver))}, ${acceptance(waiver)}`;
}

/**
 * What fails next, without when.
 *
 * @example
 * const next = { at: "2026-12-06T12:00:00Z", expectation: "max-age", subject: "a@b.com", message: "exceeds max-age" };
 * nextSentence(next); // "a@b.com exceeds max-age"
 */
export function nextSentence({ subject, message }: NextFailure): string {
  return `${printable(subject)} ${printable(message, longestSentence)}`;
}

/**
 * The day of an ISO 8601 date and time in UTC.
 *
 * @example
 * dayOf("2026-12-31T10:00:00Z"); // "2026-12-31"
 */
export function dayOf(time: string): string {
  return printable(time.slice(0, "2026-12-31".length));
}
