import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { Waiver } from "./waiver";
import { parseWaivers } from "./waiver-schema";
import { rememberSource } from "./waiver-source";

/** What a document says, or the line and the reason why it cannot be taken for waivers. */
export type ParsedWaivers =
  | { readonly waivers: readonly Waiver[] }
  | { readonly line: number; readonly message: string };

/**
 * Reads a list of waivers from YAML, or from JSON, which is YAML too. An empty document is an empty list.
 *
 * @param file the file that it is, for messages about a waiver
 * @example
 * parseWaiverDocument("# none yet", new Date(), "waivers.yaml"); // { waivers: [] }
 */
export function parseWaiverDocument(text: string, now: Date, file: string): ParsedWaivers {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lines.linePos(error.pos[0]).line, message: error.message };
  const content = readContent(document);
  if (content instanceof Error) return { line: 1, message: content.message };
  const parsed = parseWaivers(content ?? [], now);
  if ("problem" in parsed) {
    const { path, place, message } = parsed.problem;
    return { line: findLine(document, path, lines), message: `waivers${place} ${message}` };
  }
  for (const [index, waiver] of parsed.waivers.entries()) {
    rememberSource(waiver, file, findLine(document, [index], lines));
  }
  return parsed;
}

/** What a document says, or why it says nothing: an alias of nothing, or of itself. */
function readContent(document: Document): unknown {
  try {
    const content: unknown = document.toJS();
    JSON.stringify(content);
    return content;
  } catch (error) {
    return error instanceof Error ? error : new Error("it cannot be read");
  }
}

/** The line of a value, or of its key when that is wrong, or of the closest thing around it that exists. */
function findLine(document: Document, path: readonly (string | number)[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : findNode(document, path.slice(0, length));
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What stands at a path: the value, which may be on the line after its key; or else the key itself. */
function findNode(document: Document, path: readonly (string | number)[]): unknown {
  const value = document.getIn(path, true);
  const around = document.getIn(path.slice(0, -1), true);
  if (value || !isMap(around)) return value;
  return around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}
