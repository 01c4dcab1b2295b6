import type { Invitation } from "../atlas/invitation";
import { makePrintable } from "../atlas/printable";
import type { NextFailure, ReadFailure, Violation } from "../verdict/verdict";
import { describeSubject, listWaivedExpectations, type Waiver } from "../waivers/waiver";
import { formatSource } from "../waivers/waiver-source";

/** A message, a remedy or a reason of the user's own can quote Atlas, and be long. */
export const longestSentence = 1000;

/**
 * What is expected and is not so, and in which file and line an expired waiver stands.
 *
 * @example
 * import type { Violation } from "../verdict/verdict";
 * const linesOf = (violations: readonly Violation[]) => violations.map(describeReason);
 */
export function describeReason({ expectation, message, expiredWaiver }: Violation): string {
  const source = expectation === "waivers" ? expiredWaiver?.source : null;
  const place = source ? `, see ${makePrintable(formatSource(source))}` : "";
  return `${makePrintable(message, longestSentence)}${place}`;
}

/**
 * Who, what, since when, by whom, and the limit, in words that hold on any day.
 *
 * @example
 * import type { Violation } from "../verdict/verdict";
 * const sentencesOf = (violations: readonly Violation[]) => violations.map(describeViolation);
 */
export function describeViolation(violation: Violation): string {
  const { invitation } = violation;
  return invitation
    ? `invitation of ${describeInvitation(invitation)}: ${describeReason(violation)}`
    : describeReason(violation);
}

/**
 * Who was invited, as what, when and by whom, in words that hold on any day.
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const wordsOf = (invitations: readonly Invitation[]) => invitations.map(describeInvitation);
 */
export function describeInvitation(invitation: Invitation): string {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const sent = `sent on ${formatDay(createdAt)} by ${makePrintable(inviterUsername)}`;
  const facts = [...roles.map((role) => makePrintable(role)), ...describeStanding(invitation), sent];
  return `${makePrintable(username)} (${facts.join(", ")})`;
}

/**
 * That a gate could not look, and why. Without an id, the organization is not to be named.
 *
 * @example
 * describeReadFailure("5f0000000000000000000001", { code: "unavailable", message: "Atlas answered 503." });
 */
export function describeReadFailure(orgId: string, { code, message }: ReadFailure): string {
  const whose = orgId ? ` of organization ${makePrintable(orgId)}` : "";
  const reason = makePrintable(message, longestSentence);
  if (code === "configuration") return `This gate${whose} was not evaluated. ${reason}`;
  return `The invitations${whose} could not be read, so this gate was not evaluated. ${reason}`;
}

/**
 * "expired" or "rejected" of an invitation that is no longer pending.
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const isExpired = (invitation: Invitation) => describeStanding(invitation)[0] === "expired";
 */
export function describeStanding({ status }: Invitation): string[] {
  return status === "PENDING" ? [] : [makePrintable(status.replace("INVITATION_", "").toLowerCase())];
}

/**
 * Until when something is accepted, by whom, and why.
 *
 * @example
 * const waiver = { expectation: "max-age", reason: "on leave", owner: "bob", expires: "2026-12-31" };
 * describeAcceptance(waiver); // "waived until 2026-12-31 by bob (on leave)"
 */
export function describeAcceptance({ owner, expires, reason }: Waiver): string {
  return `waived until ${makePrintable(expires)} by ${makePrintable(owner)} (${makePrintable(reason, longestSentence)})`;
}

/**
 * What is waived, and for whom.
 *
 * @example
 * const waiver = { expectation: "max-age", reason: "on leave", owner: "bob", expires: "2026-12-31" };
 * describeWaiver({ ...waiver, username: "a@b.com" }); // "max-age for a@b.com, waived until 2026-12-31 by bob (on leave)"
 */
export function describeWaiver(waiver: Waiver): string {
  return `${makePrintable(listWaivedExpectations(waiver).join(", "))} for ${makePrintable(describeSubject(waiver))}, ${describeAcceptance(waiver)}`;
}

/**
 * What fails next, without when.
 *
 * @example
 * const next = { at: "2026-12-06T12:00:00Z", expectation: "max-age", subject: "a@b.com", message: "exceeds max-age" };
 * describeNextFailure(next); // "a@b.com exceeds max-age"
 */
export function describeNextFailure({ subject, message }: NextFailure): string {
  return `${makePrintable(subject)} ${makePrintable(message, longestSentence)}`;
}

/**
 * The day of an ISO 8601 date and time in UTC.
 *
 * @example
 * formatDay("2026-12-31T10:00:00Z"); // "2026-12-31"
 */
export function formatDay(time: string): string {
  return makePrintable(time.slice(0, "2026-12-31".length));
}
