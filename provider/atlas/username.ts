import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";

/** A masked username: the first character, the domain, and 12 digits that tell it from others. */
const mask = /^.…@(.*)#[0-9a-f]{12}$/su;

/**
 * One address: one local part and one domain. A local part with an `@`, brackets or a comma is one only between quotes, as
 * what looks like several addresses is delivered to nobody knows whom. Some mail servers read a wide `@` as `@`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
 */
const oneAddress = /^(?:[\w.+-]+|[^\s@＠﹫"<>(),:;\\[\]\p{C}\p{Z}]+|"[^"＠﹫\\\p{C}]*")@[^\s@<>]+$/u;

/** What is read as the `@` of an address, here or elsewhere: itself, wide or small, or as URLs encode it. */
const at = /[@＠﹫]|%(?:25)*40/u;

/** Whether a text is one e-mail address, masked or not. */
export function isOneAddress(text: string): boolean {
  return oneAddress.test(text);
}

/** Whether a text has the form of a masked address, which no real address has: no domain has a `#`. */
export function isMasked(text: string): boolean {
  return mask.test(text);
}

/**
 * Hides whose address it is: `ann@acme.com` becomes `a…@acme.com#` and 12 hexadecimal digits, always the same for the same
 * address in any case. A text with an `@` or `%40` that is not one address keeps no domain: `a@evil.com@acme.com` becomes `a…#` and
 * the digits. What is no address, such as the public key of a machine, stays as it is. The digits hide an address from a
 * reader, not from somebody who guesses it and computes them.
 */
export function maskUsername(username: string): string {
  const folded = foldCase(username);
  if (folded.search(at) < 1 || isMasked(username)) return username;
  const digest = createHash("sha256").update(folded).digest("hex").slice(0, 12);
  const first = String.fromCodePoint(folded.codePointAt(0) ?? 0);
  return isOneAddress(folded) ? `${first}…${folded.slice(folded.lastIndexOf("@"))}#${digest}` : `${first}…#${digest}`;
}

/**
 * The domain of an address, masked or not, in lower case and in ASCII (IDNA); empty when there is none, as of a text that
 * is not one address: `a@evil.com@acme.com`.
 *
 * @example
 * import { domainOf } from "pulumi-atlas-invitations";
 *
 * domainOf("Ann@BÜCHER.example"); // "xn--bcher-kva.example"
 */
export function domainOf(username: string): string {
  const masked = mask.exec(username)?.[1];
  return normalizeDomain(masked ?? (isOneAddress(username) ? username.slice(username.lastIndexOf("@") + 1) : ""));
}

/** A domain as it is in almost every address, lower case and ASCII already. The last label of an IP address is a number. */
const plainDomain = /^([a-z0-9_-]+\.)*[a-z][a-z0-9-]*$/;

/** What {@link domainToASCII} drops or reads as part of a URL: "acme.com/x" and "%61cme.com" would become acme.com. */
const foreign = /[\p{C}\p{Z}%/\\?#:@[\]]/u;

/** A domain in lower case and in ASCII (IDNA), without a final dot; empty when it is none. */
export function normalizeDomain(domain: string): string {
  if (plainDomain.test(domain)) return domain;
  const ascii = foreign.test(domain) ? "" : domainToASCII(domain).replace(/\.$/, "");
  return plainDomain.test(ascii) ? ascii : "";
}

/** Tells whether a username is one of these, in any case and masked or not. */
export function createUsernameMatcher(usernames: readonly string[]): (username: string) => boolean {
  const known = new Set(usernames.flatMap((username) => [username, foldCase(username), maskUsername(username)]));
  return (username) => known.has(username) || known.has(foldCase(username));
}

/** Of ASCII alone: other letters fold into it too, as the Kelvin sign does into k, and would make two addresses one. */
export function foldCase(username: string): string {
  return username.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
