import { compareText } from "../atlas/invitation";
import type { Verdict } from "../verdict/verdict";
import { gatesAsJson } from "./json";
import { gatesAsJunit } from "./junit";
import { gatesAsMarkdown } from "./markdown";
import { gatesAsSarif } from "./sarif";
import { gatesAsText } from "./text-report";

/** The verdict of one gate, and whose invitations it judged. */
export interface GateVerdict {
  /** The name of the gate. */
  readonly gate: string;
  /** The id of the organization, 24 hexadecimal digits. */
  readonly orgId: string;
  /**
   * The organization's name.
   *
   * @default null, as for a gate whose invitations do not tell it
   */
  readonly orgName?: string | null | undefined;
  /**
   * Where the gate stands, for reports that point at a line.
   *
   * @default null
   */
  readonly location?: SourceLocation | null | undefined;
  /** What was found. */
  readonly verdict: Verdict;
}

/** A line of a program or a document. */
export interface SourceLocation {
  /** The file, relative to the root of the repository where there is one, with forward slashes. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
}

/** For whom a report is: people (`text`), programs (`json`), GitHub (`markdown`, `sarif`), Jenkins and GitLab (`junit`). */
export type ReportFormat = "text" | "json" | "markdown" | "sarif" | "junit";

/**
 * Writes down what gates found, in order of their names. But for `text`, which counts days up to `now`, a report depends
 * on the verdicts alone: the same ones give the same bytes on any day and any machine.
 */
export async function renderReport(format: ReportFormat, gates: readonly GateVerdict[], now: Date): Promise<string> {
  const sorted = gates.toSorted((a, b) => compareText(a.gate, b.gate) || compareText(a.orgId, b.orgId));
  switch (format) {
    case "text":
      return gatesAsText(sorted, now);
    case "json":
      return gatesAsJson(sorted);
    case "markdown":
      return gatesAsMarkdown(sorted);
    case "sarif":
      return gatesAsSarif(sorted);
    case "junit":
      return gatesAsJunit(sorted);
  }
}
