import { readFileSync } from "node:fs";
import { makePrintable } from "../atlas/printable";
import { describeFileError } from "../file-error";
import type { Waiver } from "./waiver";
import { WaiverFileError } from "./waiver-file-error";

/**
 * Reads waivers from a YAML or JSON file. The waivers remember the line that each stands in.
 *
 * @param file the file, relative to the current directory
 * @param now the time, as no waiver may end more than a year ahead
 * @example
 * const waivers = readWaiverFile("waivers.yaml", new Date());
 * @throws {@link WaiverFileError} naming the file, the line and the place of the first thing that is wrong
 */
export function readWaiverFile(file: string, now: Date): readonly Waiver[] {
  // Loaded only where there is such a file.
  const { parseWaiverDocument }: typeof import("./waiver-document") = require("./waiver-document");
  const parsed = parseWaiverDocument(readText(file), now, file);
  if ("waivers" in parsed) return parsed.waivers;
  throw new WaiverFileError(`${makePrintable(file)}:${parsed.line}: ${makePrintable(parsed.message, longestMessage)}`);
}

const longestMessage = 1000;

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new WaiverFileError(
      `The waivers in ${makePrintable(file)} cannot be read: ${describeFileError(error, file)}.`,
    );
  }
}
