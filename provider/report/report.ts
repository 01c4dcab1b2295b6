import { compareText } from "../atlas/invitation";
import type { GateVerdict } from "./gate-verdict";
import { gatesAsGithub } from "./github";
import { gatesAsHtml } from "./html";
import { gatesAsJson } from "./json";
import { gatesAsJunit } from "./junit";
import { gatesAsMarkdown } from "./markdown";
import { gatesAsSarif } from "./sarif";
import { gatesAsText } from "./text-report";

export type { GateVerdict, SourceLocation } from "./gate-verdict";

/** The formats of a report. */
export const reportFormats = ["text", "json", "markdown", "html", "sarif", "junit", "github"] as const;

/**
 * For whom a report is: people (`text`, `html`), programs (`json`), the step summary, code scanning and annotations of
 * GitHub (`markdown`, `sarif`, `github`), Jenkins and GitLab (`junit`).
 */
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Writes down what gates found, in order of their names. The formats `text` and `html` count days up to `now`. All others
 * depend on the verdicts alone: the same ones give the same bytes on any day and any machine.
 *
 * @example
 * const { invitations } = await listInvitations("5f0000000000000000000001");
 * const now = new Date();
 * const verdict = evaluate(invitations, [maxAge({ days: 14 })], { now });
 * const page = await renderReport("html", [{ gate: "acme", orgId: "5f0000000000000000000001", verdict }], now);
 * await writeFile("invitations.html", page);
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
    case "html":
      return gatesAsHtml(sorted, now);
    case "github":
      return gatesAsGithub(sorted);
    case "sarif":
      return gatesAsSarif(sorted);
    case "junit":
      return gatesAsJunit(sorted);
  }
}
