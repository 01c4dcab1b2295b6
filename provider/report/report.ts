import { compareText } from "../atlas/invitation";
import type { GateVerdict } from "./gate-verdict";
import { gatesAsJson } from "./json";
import { gatesAsJunit } from "./junit";
import { gatesAsMarkdown } from "./markdown";
import { gatesAsSarif } from "./sarif";
import { gatesAsText } from "./text-report";

export type { GateVerdict, SourceLocation } from "./gate-verdict";

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
