import { existsSync } from "node:fs";
import path from "node:path";
import { describeError } from "../error-message";
import { requireKnownExpectations } from "../waivers/known-expectations";
import type { Waiver } from "../waivers/waiver";
import { readWaiverFile } from "../waivers/waiver-file";
import { WaiverFileError } from "../waivers/waiver-file-error";
import { parseWaivers } from "../waivers/waiver-schema";
import { DocumentError } from "./document-error";
import type { OrganizationData } from "./organization-schema";
import { type Path, PlaceError } from "./place";
import { describeValue } from "./schema-error";

/** What the waivers of an organization are read with. */
export interface WaiverReading {
  /** The folder that files of waivers are relative to. */
  readonly folder: string;
  /** The time, as no waiver may end more than a year ahead. */
  readonly now: Date;
  /** The files of waivers that were read already. */
  readonly waiverFiles: Map<string, readonly Waiver[]>;
  /** Where the organization stands in the document. */
  readonly at: Path;
}

/**
 * Reads the waivers of an organization, from a file or from the document itself.
 *
 * @throws PlaceError for the first thing that is not as it must be
 * @throws DocumentError for a file of waivers that is not
 */
export function readWaivers(waivers: OrganizationData["waivers"], reading: WaiverReading): readonly Waiver[] {
  const { at, now, folder, waiverFiles } = reading;
  if (waivers === undefined) return [];
  if (typeof waivers === "string") {
    const file = path.join(folder, waivers);
    const known = waiverFiles.get(file) ?? readNamedFile(file, waivers, reading);
    waiverFiles.set(file, known);
    return known;
  }
  const parsed = parseWaivers(waivers, now);
  if ("problem" in parsed) throw new PlaceError([...at, "waivers", ...parsed.problem.path], parsed.problem.message);
  for (const [index, waiver] of parsed.waivers.entries()) {
    const place = [...at, "waivers", index, "expectation"];
    requireBuiltInExpectations(
      [waiver],
      (message) => new PlaceError(place, message.replace(/^waivers\[0\]\.expectation /, "")),
    );
  }
  return parsed.waivers;
}

/** A document has no expectations but those of this package, so a waiver of another accepts nothing. */
function requireBuiltInExpectations(waivers: readonly Waiver[], makeError: (message: string) => Error): void {
  try {
    requireKnownExpectations(waivers, []);
  } catch (error) {
    throw makeError(describeError(error));
  }
}

function readNamedFile(file: string, written: string, { at, now }: WaiverReading): readonly Waiver[] {
  if (!existsSync(file))
    throw new PlaceError([...at, "waivers"], `must be a file of waivers. Received: ${describeValue(written)}`);
  try {
    const waivers = readWaiverFile(file, now);
    requireBuiltInExpectations(waivers, (message) => new DocumentError(message));
    return waivers;
  } catch (error) {
    throw error instanceof WaiverFileError ? new DocumentError(error.message) : error;
  }
}
