/** JSON may hold them as they are, and a terminal would obey them. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes, within JSON, the characters that a terminal would obey: `\u001b`. */
export function escapeUnprintable(json: string): string {
  return json.replace(unprintable, escaped);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
