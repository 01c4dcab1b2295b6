import { compareText } from "../atlas/invitation";
import type { GateVerdict } from "./gate-verdict";
import { renderGithub } from "./github";
import { renderHtml } from "./html";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import { renderSarif } from "./sarif";
import { renderText } from "./text-report";

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
 * @param now the time from which days are counted; the one that the verdicts were made with
 * @returns a promise of the text, which ends with a line feed
 * @example
 * import { writeFile } from "node:fs/promises";
 * import { evaluate, maxAge, renderReport } from "pulumi-atlas-invitations";
 * import { listInvitations } from "pulumi-atlas-invitations/atlas";
 *
 * async function writePage(orgId: string): Promise<void> {
 *   const { invitations, orgName } = await listInvitations(orgId);
 *   const now = new Date();
 *   const verdict = evaluate(invitations, [maxAge({ days: 14 })], { now });
 *   await writeFile("invitations.html", await renderReport("html", [{ gate: "acme", orgId, orgName, verdict }], now));
 * }
 */
export async function renderReport(format: ReportFormat, gates: readonly GateVerdict[], now: Date): Promise<string> {
  const sorted = gates.toSorted((a, b) => compareText(a.gate, b.gate) || compareText(a.orgId, b.orgId));
  switch (format) {
    case "text":
      return renderText(sorted, now);
    case "json":
      return renderJson(sorted);
    case "markdown":
      return renderMarkdown(sorted);
    case "html":
      return renderHtml(sorted, now);
    case "github":
      return renderGithub(sorted);
    case "sarif":
      return renderSarif(sorted);
    case "junit":
      return renderJunit(sorted);
  }
}
