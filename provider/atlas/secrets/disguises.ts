/** Characters without a shape of their own: controls, white space, marks, and what is not shown at all. */
const shapeless = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** A character as JSON or our own messages escape it: `\u200b`, `\\u200b`, `\u{200b}`. */
const unicodeEscape = /(?<!\\)\\+u(?:([0-9a-f]{4})|\{([0-9a-f]{1,6})\})/gi;

/** A character as URLs encode it, also several times over: `%2F`, `%252F`. */
const percentEscape = /%(?:25)*([0-9a-f]{2})/gi;

/** A text in which letter case and the alphabet of base64 make no difference. */
export function foldText(text: string): string {
  return text.toLowerCase().replaceAll("-", "+").replaceAll("_", "/");
}

/**
 * Undoes what a text can have been through without hiding what it says from a reader: escapes, percent-encoding, invisible
 * characters, letter case, and either alphabet of base64. Two texts that say the same become equal.
 */
export function normalizeText(text: string): string {
  const visible = text.replace(shapeless, "");
  const decoded = visible
    .replace(unicodeEscape, (_, four, braced) => decodeCharacter(four ?? braced))
    .replace(percentEscape, (_, two) => decodeCharacter(two));
  return foldText(decoded.replace(shapeless, "").replaceAll("\\", ""));
}

function decodeCharacter(hexadecimal: string): string {
  const code = Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff ? "" : String.fromCodePoint(code);
}

/**
 * What a secret looks like in a folded text or a plain form: as it is, in hexadecimal digits, and within the base64 of a
 * longer text.
 */
export function listDisguises(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const disguises = [secret, bytes.toString("hex"), ...[0, 1, 2].map((before) => encodeWithinBase64(bytes, before))];
  return [foldText(secret), ...disguises.map(normalizeText)];
}

/**
 * The characters of base64 that say these bytes and nothing else, when so many bytes stand before them in their group of
 * three.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-4
 */
function encodeWithinBase64(bytes: Buffer, before: number): string {
  const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  return base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}
