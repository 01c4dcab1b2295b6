import { isNode, LineCounter, parseDocument } from "yaml";
import type { Waiver } from "../expectations/waiver";
import { problemOf, type WaiverProblem } from "../expectations/waiver-schema";

/** What a document says, or the line and the reason why it cannot be taken for waivers. */
export type ParsedWaivers =
  | { readonly waivers: readonly Waiver[] }
  | { readonly line: number; readonly message: string };

/** Reads a list of waivers from YAML, or from JSON, which is YAML too. An empty document is an empty list. */
export function parseWaivers(text: string, now: Date): ParsedWaivers {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { line: lines.linePos(error.pos[0]).line, message: error.message };
  const waivers: unknown = document.toJS() ?? [];
  const problem = problemOf(waivers, now);
  if (!problem) return { waivers: waivers as readonly Waiver[] };
  return { line: lineOf(problem), message: `waivers${problem.place} ${problem.message}` };

  /** The line of the value, or of the closest thing around it that is there. */
  function lineOf({ path }: WaiverProblem): number {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
