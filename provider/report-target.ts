import { lstatSync, readlinkSync, rmSync, type Stats, statSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makePrintable } from "./atlas/printable";

/** Where a report really goes. */
export interface ReportTarget {
  /** The absolute path, behind every symbolic link. */
  readonly file: string;
  /** Whether it is written into, as a device is, and not replaced as a whole. */
  readonly isWrittenInto: boolean;
}

/** A path that no report can be written to. */
export class ReportTargetError extends Error {
  override readonly name = "ReportTargetError";
}

/** What this process has open already, which is mostly a pipe. */
const ownDescriptor = /^\/dev\/(?:stdout|stderr|fd\/\d+)$/;

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not do that",
  EPERM: "this user may not do that",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the path or a name in it is too long",
  ENOTDIR: "a part of the path is not a folder",
  ERR_INVALID_ARG_VALUE: "the path holds a NUL character",
};

/**
 * Finds where a report goes: behind symbolic links, which stay, even when what they point to does not exist yet.
 *
 * @throws {@link ReportTargetError} when the path cannot be looked at, and when it leads to a directory, a named
 * pipe, or anything else that is neither a file nor a character device: to open a pipe that nobody reads takes forever
 */
export function findReportTarget(given: string): ReportTarget {
  const stats = withTargetErrors(given, () => statSync(given, { throwIfNoEntry: false }));
  const isOwnPipe = stats?.isFIFO() && ownDescriptor.test(given);
  if (isOwnPipe || stats?.isCharacterDevice()) return { file: path.resolve(given), isWrittenInto: true };
  if (stats && !stats.isFile()) {
    const what = stats.isDirectory() ? "a directory" : "neither a file nor a character device";
    throw new ReportTargetError(
      `A report cannot be written to ${makePrintable(given)}, which is ${what}. Name a file.`,
    );
  }
  return { file: withTargetErrors(given, () => resolveLinks(path.resolve(given))), isWrittenInto: false };
}

/**
 * Removes what an earlier run left.
 *
 * @throws {@link ReportTargetError} when that is not possible
 */
export function removeReport({ file, isWrittenInto }: ReportTarget): void {
  if (!isWrittenInto) withTargetErrors(file, () => rmSync(file, { force: true }));
}

/** Writes a report. A file is replaced as a whole, so that nobody reads half of one. */
export async function writeReport({ file, isWrittenInto }: ReportTarget, text: string): Promise<void> {
  if (isWrittenInto) return writeFile(file, text);
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Does something with a path, and says in plain words when that fails. */
function withTargetErrors<Result>(given: string, look: () => Result): Result {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new ReportTargetError(
      `A report cannot be written to ${makePrintable(given)}: ${reasons[code] ?? code}. Name another file.`,
    );
  }
}

/** Node's realpath knows no file that does not exist yet. A circle of links ends as a path that cannot be written. */
function resolveLinks(file: string, most = 40): string {
  const stats: Stats | undefined = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isSymbolicLink() || most === 0) return file;
  return resolveLinks(path.resolve(path.dirname(file), readlinkSync(file)), most - 1);
}
