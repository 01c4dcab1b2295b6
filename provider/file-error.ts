import path from "node:path";
import { makePrintable } from "./atlas/printable";
import { describeError } from "./error-message";

/**
 * Why a file could not be read or written, for the end of a sentence. Where there is no such file, it names the folder
 * that was looked in, as a relative path leads somewhere else in another working directory.
 *
 * @example
 * describeFileError(Object.assign(new Error("ENOENT"), { code: "ENOENT" }), "/infra/waivers.yaml");
 * // "there is no such file in /infra"
 */
export function describeFileError(error: unknown, file: string): string {
  const { code }: { code?: unknown } = Object(error);
  if (code === "ENOENT") return `there is no such file in ${makePrintable(path.dirname(path.resolve(file)))}`;
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "its permissions do not allow it";
  return makePrintable(describeError(error));
}
