/** C0 and C1 controls, line and paragraph separators, and what reorders or hides text on a terminal. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What GitHub Actions and Azure Pipelines obey in a log, `::` at the beginning of a line and `##[` anywhere in it, and what
 * Pulumi takes for a color, `<{%`, and does not show.
 */
const command = /(?<=^\s*):(?=:)|(?<=#)#(?=\w*\[)|<(?=\{%)/g;

/**
 * Makes text from outside safe to show on a terminal and in the log of a CI system: control and invisible characters, and
 * what a CI system or Pulumi would obey, become `\u{…}`. What is longer than `longest` characters is cut, with `…` in
 * its place.
 */
export function makePrintable(text: string, longest = 200): string {
  const shown = text.slice(0, longest).replace(unprintable, escapeCharacter).replace(command, escapeCharacter);
  return text.length > longest ? `${shown}…` : shown;
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
