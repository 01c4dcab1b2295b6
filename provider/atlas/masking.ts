import type { Invitation } from "./invitation";
import { maskUsername } from "./username";

/** How much of a local part in quotes is looked at: the most that an address can have (RFC 5321, section 4.5.3.1). */
const longestQuoted = 256;

/** A local part in quotes (RFC 5321, section 4.1.2), whose own quotes are escaped; or escaped as a whole, as in JSON. */
const quoted = String.raw`"(?:[^"\\]|\\.){0,${longestQuoted}}"|"[^"]{0,${longestQuoted}}"`;

/** What is read as the `@` of an address, here or elsewhere. */
const at = "(?:[@＠﹫]|%(?:25)*40)";

/** It can come several times over. */
const ats = `${at}{1,9}`;

/** Any other local part. A quotation mark or a slash before it is not part of it. */
const plain = `(?!['/])(?:(?!${at})[^\\s"\`,;:()<>[\\]])+`;

/** A domain. A full stop, a colon, a slash or a bracket behind it is not part of it. */
const domain = `(?:(?!${at})[^\\s"'\`,;:()<>[\\]/])*(?!${at})[^\\s"'\`,;:()<>[\\]/.]`;

/** An address in a text, or a word that is none: each is looked at once, however long. */
const address = new RegExp(`(?:${quoted})(?:${ats}${domain})+|${plain}(?:${ats}${domain})*`, "gu");

/**
 * The same plain data with every e-mail address in its texts masked; one that is masked already stays as it is.
 *
 * @example
 * maskAddresses({ text: "ask ann@acme.com" }); // { text: "ask a…@acme.com#f9669db96e65" }
 */
export function maskAddresses<Data>(data: Data): Data {
  return maskValue(data) as Data;
}

/** The same invitation with the addresses of whom it invites and who sent it masked. */
export function maskInvitation(invitation: Invitation): Invitation {
  const { username, inviterUsername } = invitation;
  return { ...invitation, username: maskUsername(username), inviterUsername: maskUsername(inviterUsername) };
}

function maskValue(data: unknown): unknown {
  if (typeof data === "string")
    return looksLikeOneAddress(data) ? maskUsername(data) : data.replace(address, maskUsername);
  if (Array.isArray(data)) return data.map(maskValue);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, maskValue(value)]));
}

/** An option, or the subject of a waiver, may be an address that no text would be understood to hold. */
function looksLikeOneAddress(text: string): boolean {
  return /^("[^"]*"|[^\s"@]+)@[^\s@]+$/.test(text);
}
