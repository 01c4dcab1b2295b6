import { plainError } from "./plain-error";
import type { Waiver } from "./waivers/waiver";
import { readWaiverFile } from "./waivers/waiver-file";

/**
 * Reads waivers from a YAML or JSON file, so that they are reviewed like the rest of a repository. The file is a list; each
 * entry has `username` or `domain`, `expectation`, `reason`, `owner` and `expires`, and may have `organization`.
 *
 * @param path the file, relative to the directory of the program
 * @example
 * import { InvitationGate, maxAge, waiversFromFile } from "pulumi-atlas-invitations";
 *
 * new InvitationGate("acme", {
 *   orgId: "5f0000000000000000000001",
 *   expectations: [maxAge({ days: 14 })],
 *   waivers: waiversFromFile("waivers.yaml"),
 * });
 * @throws an Error naming the file, the line and the place of the first thing that is wrong
 */
export function waiversFromFile(path: string): readonly Waiver[] {
  try {
    return readWaiverFile(path, new Date());
  } catch (error) {
    throw error instanceof Error && error.name === "WaiverFileError" ? plainError(error.message) : error;
  }
}
