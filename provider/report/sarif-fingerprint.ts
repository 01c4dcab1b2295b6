import { createHash } from "node:crypto";
import { createInvitationKey } from "../atlas/invitation";
import type { Violation } from "../verdict/verdict";
import { notEvaluated } from "./sarif-rules";

/** A number that stands alone, such as a count or a limit, and not one within an address or a date. */
const number = /(?<![\w.@+-])\d+(?:\.\d+)?(?![\w@+-]|\.\w)/g;

/**
 * Tells whether two results are about the same thing: 64 hexadecimal digits that are the same in every run, on every day
 * and in every gate, until the address is invited again.
 *
 * @example
 * import type { Violation } from "../verdict/verdict";
 * const idOf = (violation: Violation) => createSarifFingerprint("5f0000000000000000000001", violation);
 */
export function createSarifFingerprint(orgId: string, { expectation, invitation, message }: Violation): string {
  return digest(orgId, expectation, invitation ? createInvitationKey(invitation) : message.replace(number, "#"));
}

/**
 * Tells whether two gates that could not look are about the same organization, whatever went wrong.
 *
 * @example
 * createFailureFingerprint("5f0000000000000000000001").length; // 64
 */
export function createFailureFingerprint(orgId: string): string {
  return digest(orgId, notEvaluated);
}

function digest(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
