import { createHash } from "node:crypto";
import { invitationKey } from "../atlas/invitation";
import type { Violation } from "../verdict/verdict";

/** A number that stands alone, such as a count or a limit, and not one within an address or a date. */
const number = /(?<![\w.@+-])\d+(?:\.\d+)?(?![\w@+-]|\.\w)/g;

/**
 * Tells whether two results are about the same thing: 64 hexadecimal digits that are the same in every run, on every day
 * and in every gate, until the address is invited anew.
 */
export function sarifFingerprint(orgId: string, { expectation, invitation, message }: Violation): string {
  const subject = invitation ? invitationKey(invitation) : message.replace(number, "#");
  return createHash("sha256")
    .update(JSON.stringify([orgId, expectation, subject]))
    .digest("hex");
}
