import path from "node:path";
import type { Waiver } from "./waiver";

/** Where a waiver stands. */
export interface WaiverSource {
  /** The file, relative to the directory of the program, with forward slashes. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
}

/** Kept beside the waivers, as one from a file is to equal one that a program writes down. */
const sources = new WeakMap<object, WaiverSource>();

/**
 * Remembers where a waiver stands.
 *
 * @param file the path of the file; what is kept is relative to the current directory and names no folder of this machine
 *   that is not below it or beside it
 * @example
 * import { rememberSource, recallSource } from "./waiver-source";
 *
 * const waiver = { username: "a@b.com", expectation: "max-age", reason: "r", owner: "o", expires: "2026-12-31" };
 * rememberSource(waiver, "waivers/acme.yaml", 3);
 * recallSource(waiver); // { file: "waivers/acme.yaml", line: 3 }
 */
export function rememberSource(waiver: Waiver, file: string, line: number): void {
  sources.set(waiver, { file: makeRelative(file), line });
}

/**
 * Tells where a waiver stands, or `null` when it was not read from a file.
 *
 * @example
 * recallSource({}); // null
 */
export function recallSource(waiver: unknown): WaiverSource | null {
  return typeof waiver === "object" && waiver !== null ? (sources.get(waiver) ?? null) : null;
}

/**
 * A place in a file as people and editors write it: `waivers/acme.yaml:3`.
 *
 * @example
 * formatSource({ file: "waivers/acme.yaml", line: 3 }); // "waivers/acme.yaml:3"
 */
export function formatSource({ file, line }: WaiverSource): string {
  return `${file}:${line}`;
}

function makeRelative(file: string): string {
  const relative = path.relative("", file);
  // What lies on another drive has no relative path.
  return (path.isAbsolute(relative) ? path.basename(file) : relative).replaceAll("\\", "/");
}
