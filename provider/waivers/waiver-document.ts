import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { Waiver } from "./waiver";
import { parseWaivers } from "./waiver-schema";

/** What a document says, or the line and the reason why it cannot be taken for waivers. */
export type ParsedWaivers =
  | { readonly waivers: readonly Waiver[] }
  | { readonly line: number; readonly message: string };

/** Reads a list of waivers from YAML, or from JSON, which is YAML too. An empty document is an empty list. */
export function parseWaiverDocument(text: string, now: Date): ParsedWaivers {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lines.linePos(error.pos[0]).line, message: error.message };
  const content = contentOf(document);
  if (content instanceof Error) return { line: 1, message: content.message };
  const parsed = parseWaivers(content ?? [], now);
  if ("waivers" in parsed) return parsed;
  const { path, place, message } = parsed.problem;
  return { line: lineOf(document, path, lines), message: `waivers${place} ${message}` };
}

/** What a document says, or why it says nothing: an alias of nothing, or of itself. */
function contentOf(document: Document): unknown {
  try {
    const content: unknown = document.toJS();
    JSON.stringify(content);
    return content;
  } catch (error) {
    return error instanceof Error ? error : new Error("it cannot be read");
  }
}

/** The line of a value, or of the closest thing around it that is there. */
function lineOf(document: Document, path: readonly (string | number)[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
