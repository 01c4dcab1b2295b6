import { escapeUTF8 } from "entities/escape";
import { makePrintable } from "../atlas/printable";
import { longestSentence } from "./sentences";

/** HTML that is safe as it is. Only {@link html} makes it. */
export interface Html {
  readonly markup: string;
}

/**
 * Writes HTML. Text is escaped, and its control characters are shown, so that nothing from outside becomes markup.
 *
 * @example
 * html`<b>${"a < b"}</b>`.markup; // "<b>a &lt; b</b>"
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const written = values.map((value) => {
    if (typeof value === "string" || typeof value === "number") {
      return escapeUTF8(makePrintable(String(value), longestSentence).replace(noncharacter, "\ufffd"));
    }
    return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("\n");
  });
  return { markup: parts.map((part, index) => `${part}${written[index] ?? ""}`).join("") };
}

const noncharacter = /\p{Noncharacter_Code_Point}/gu;
