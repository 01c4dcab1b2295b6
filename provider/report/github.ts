import { makePrintable } from "../atlas/printable";
import { isMandatory } from "../verdict/verdict";
import { groupViolations, isMandatoryEntry, type ReportEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { describeInvitation, describeReadFailure, describeReason, longestSentence } from "./sentences";
import { describePassing, renderUnusedWaivers } from "./text-notes";

/** What a workflow command makes of its message. */
type Severity = "error" | "warning" | "notice";

/**
 * A report as workflow commands of GitHub Actions, which makes annotations of them when a step prints them: an error or a
 * warning for each invitation, and a notice for each gate that passes.
 *
 * @example
 * renderGithub([]); // ""
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(gates: readonly GateVerdict[]): string {
  return gates.flatMap(renderGate).join("");
}

function renderGate(gate: GateVerdict): string[] {
  const { orgId, verdict } = gate;
  const { failure, passed, violations } = verdict;
  if (failure) return [formatCommand("error", gate, "not evaluated", describeReadFailure(orgId, failure))];
  return [
    ...groupViolations(violations).map((entry) => renderEntry(gate, entry)),
    ...renderUnusedWaivers(verdict, Number.POSITIVE_INFINITY).map((line) =>
      formatCommand("warning", gate, "unused waiver", line),
    ),
    ...(passed ? [formatCommand("notice", gate, "as expected", describePassing(gate))] : []),
  ];
}

function renderEntry(gate: GateVerdict, entry: ReportEntry): string {
  const { invitation, violations } = entry;
  const isError = isMandatoryEntry(entry);
  const reasons = violations.map((violation) => {
    const word = isMandatory(violation) ? "" : "advisory: ";
    return `${word}${describeReason(violation)}`;
  });
  const remedies = new Set(violations.flatMap(({ remedy }) => remedy ?? []));
  const lines = [
    ...(invitation ? [describeInvitation(invitation)] : []),
    ...reasons,
    ...[...remedies].map((remedy) => makePrintable(remedy, longestSentence)),
  ];
  const subject = invitation
    ? makePrintable(invitation.username)
    : violations.map(({ expectation }) => expectation).join();
  return formatCommand(isError ? "error" : "warning", gate, subject, lines.join("\n"));
}

function formatCommand(severity: Severity, { gate, location }: GateVerdict, subject: string, message: string): string {
  const place = location ? { file: location.file, line: location.line } : {};
  const properties = Object.entries({ ...place, title: `${makePrintable(gate)}: ${subject}` }).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${severity} ${properties.join(",")}::${escapeMessage(message)}\n`;
}

/** As the toolkit of GitHub Actions does it, which the runner undoes. */
function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
