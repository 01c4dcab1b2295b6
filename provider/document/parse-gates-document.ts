import { readFileSync } from "node:fs";
import path from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import { makePrintable } from "../atlas/printable";
import { describeFileError } from "../file-error";
import { recallSource, rememberSource } from "../waivers/waiver-source";
import { DocumentError } from "./document-error";
import type { DocumentGate } from "./gates-document";
import { createLineFinder } from "./line-finder";
import { formatPlace, type Path, PlaceError } from "./place";
import { readGates } from "./read-gates";

/** Aliases of aliases can make a document of ten lines as large as the memory. */
const mostAliases = 10_000;

/** Where the text of a document comes from. */
export interface DocumentSource {
  /** The file, as messages and reports name it. */
  readonly file: string;
  /**
   * The folder that files of waivers are relative to.
   *
   * @default the folder of the file
   */
  readonly folder?: string | undefined;
  /** The time, as no waiver may end more than a year ahead. */
  readonly now: Date;
}

/**
 * Reads the gates of a file.
 *
 * @param file the file, relative to the working directory
 * @throws DocumentError when it cannot be read, or is not as it must be
 */
export function readGatesFile(file: string, now: Date): readonly DocumentGate[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new DocumentError(`${makePrintable(file)} cannot be read: ${describeFileError(error, file)}.`);
  }
  return parseGatesDocument(text, { file, now });
}

/**
 * Reads gates from YAML, or from JSON, which is YAML too.
 *
 * @throws DocumentError naming the file, the line and the place of the first thing that is not as it must be:
 *   `atlas-invitations.yaml:4: expectations[0].maxAge.days must be a number above 0 and at most 30. Received: "soon"`
 */
export function parseGatesDocument(text: string, { file, folder, now }: DocumentSource): readonly DocumentGate[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const wrong = (line: number, message: string) => new DocumentError(`${makePrintable(file)}:${line}: ${message}`);
  const [flaw] = [...document.errors, ...document.warnings];
  if (flaw) {
    const reason = flaw.code === "DUPLICATE_KEY" ? "this name stands here twice" : makePrintable(flaw.message, 1000);
    throw wrong(lines.linePos(flaw.pos[0]).line, `${reason}.`);
  }
  const lineOf = createLineFinder(document, lines);
  const at = (where: Path, message: string) => wrong(lineOf(where), `${formatPlace(where)} ${message}`);
  try {
    return readGates(readContent(document), { folder: folder ?? path.dirname(file), now }).map((gate) => {
      const at = ["organizations", gate.name];
      for (const [index, waiver] of gate.waivers.entries()) {
        // One from a file of its own knows its line already.
        if (!recallSource(waiver)) rememberSource(waiver, file, lineOf([...at, "waivers", index]));
      }
      return { ...gate, location: { file: file.replaceAll(path.sep, "/"), line: lineOf(at) } };
    });
  } catch (error) {
    if (error instanceof PlaceError) throw at(error.path, error.message);
    throw error;
  }
}

/** The plain data of a document, with every alias resolved. */
function readContent(document: Document): unknown {
  try {
    const content: unknown = document.toJS({ maxAliasCount: mostAliases });
    JSON.stringify(content);
    return content;
  } catch {
    throw new PlaceError([], "contains itself, or more aliases than a document may have.");
  }
}
