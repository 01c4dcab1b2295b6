import { lstatSync, readlinkSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { plainError } from "../plain-error";

/** Where a report really goes. */
export interface ReportTarget {
  /** The absolute path, behind every symbolic link. */
  readonly file: string;
  /** Whether it is written into, as a device or a pipe is, and not replaced as a whole. */
  readonly isWrittenInto: boolean;
}

/**
 * Finds where a report goes: behind symbolic links, which stay, even when what they point to does not exist yet.
 *
 * @throws an Error without a stack when the path is a directory
 */
export function findReportTarget(given: string): ReportTarget {
  const stats = statSync(given, { throwIfNoEntry: false });
  if (stats?.isDirectory())
    throw plainError(`A report cannot be written to ${given}, which is a directory. Name a file.`);
  if (stats && !stats.isFile()) return { file: path.resolve(given), isWrittenInto: true };
  return { file: behindLinks(path.resolve(given)), isWrittenInto: false };
}

/** Node's realpath knows no file that does not exist yet. A circle of links ends as a path that cannot be written. */
function behindLinks(file: string, most = 40): string {
  const stats: Stats | undefined = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isSymbolicLink() || most === 0) return file;
  return behindLinks(path.resolve(path.dirname(file), readlinkSync(file)), most - 1);
}
