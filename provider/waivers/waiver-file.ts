import { readFileSync } from "node:fs";
import { plainError } from "../plain-error";
import type { Waiver } from "./waiver";

/**
 * Reads waivers from a YAML or JSON file, so that they are reviewed like the rest of a repository. The file is a list, each
 * entry with `username` or `domain`, `expectation`, `reason`, `owner` and `expires`.
 *
 * @param path the file, relative to the directory of the program
 * @throws an Error naming the file, the line and the place of the first thing that is wrong
 */
export function waiversFromFile(path: string): readonly Waiver[] {
  // Loaded only by programs that have such a file.
  const { parseWaiverDocument }: typeof import("./waiver-document") = require("./waiver-document");
  const parsed = parseWaiverDocument(textOf(path), new Date());
  if ("waivers" in parsed) return parsed.waivers;
  throw plainError(`${path}:${parsed.line}: ${parsed.message}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw plainError(
      `The waivers in ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
