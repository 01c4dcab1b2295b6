import { makePrintable } from "../atlas/printable";
import { longestSentence } from "./sentences";

/** What can begin a link, a style, a cell, a tag, an entity or, at the beginning, a block. */
const structural = /[\\`*_[\]<>|~&]|:(?=\/)|(?<=www)\.|^[-+=]|(?<=^\d+)\./gi;

/** GitHub looks for mentions, issues and formulas after it has resolved entities, but not across elements. */
const referring = /&#\d+;|[@#$]/g;

/**
 * Makes text from outside safe within a line of GitHub's Markdown, as in a heading or in the cell of a table.
 *
 * @example
 * escapeMarkdown("a|b"); // "a&#124;b"
 */
export function escapeMarkdown(text: string): string {
  return makePrintable(text, longestSentence)
    .replace(structural, (character) => `&#${character.charCodeAt(0)};`)
    .replace(referring, (part) => (part.length > 1 ? part : `<span>${part}</span>`));
}

/**
 * Makes text from outside inline code, in a table too.
 *
 * @example
 * formatMarkdownCode("ann@acme.com"); // "`ann@acme.com`"
 */
export function formatMarkdownCode(text: string): string {
  const shown = makePrintable(text, longestSentence);
  // Markdown has no way to write these in code that means the same in a table and out of it.
  return /^[^|`\\]+$/.test(shown) ? `\`${shown}\`` : `<code>${escapeMarkdown(text)}</code>`;
}
