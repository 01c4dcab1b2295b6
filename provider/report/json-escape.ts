/** What JSON may hold as it is, and a terminal (control characters) or the log of a CI system (`##[…]`) would obey. */
const obeyed = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=\w*\[)/gu;

/**
 * Escapes, within JSON, what a terminal or the log of a CI system would obey: `\u001b`.
 *
 * @example
 * escapeObeyed(JSON.stringify("\u202e")); // "\u202e", as six characters
 */
export function escapeObeyed(json: string): string {
  return json.replace(obeyed, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
