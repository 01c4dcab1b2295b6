/** C0 and C1 controls, line and paragraph separators, and what reorders or hides text on a terminal. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Makes text from outside safe to show on a terminal: control and invisible characters become `\u{…}`, and what is
 * longer than `longest` characters is cut, with `…` in its place.
 */
export function printable(text: string, longest = 200): string {
  const escaped = text.slice(0, longest).replace(unprintable, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return text.length > longest ? `${escaped}…` : escaped;
}
