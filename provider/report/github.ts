import { printable } from "../atlas/printable";
import { isMandatory } from "../verdict/verdict";
import { type Entry, entriesOf, isMandatoryEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { failureSentence, invitationWords, longestSentence, reasonOf } from "./sentences";
import { passingLine, unusedWaiversAsText } from "./text-notes";

/** What a workflow command makes of its message. */
type Severity = "error" | "warning" | "notice";

/**
 * A report as workflow commands of GitHub Actions, which makes annotations of them when a step prints them: an error or a
 * warning for each invitation, and a notice for each gate that passes.
 *
 * @example
 * gatesAsGithub([]); // ""
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function gatesAsGithub(gates: readonly GateVerdict[]): string {
  return gates.flatMap(gateAsGithub).join("");
}

function gateAsGithub(gate: GateVerdict): string[] {
  const { orgId, verdict } = gate;
  const { failure, passed, violations } = verdict;
  if (failure) return [commandOf("error", gate, "not evaluated", failureSentence(orgId, failure))];
  return [
    ...entriesOf(violations).map((entry) => entryAsGithub(gate, entry)),
    ...unusedWaiversAsText(verdict, Number.POSITIVE_INFINITY).map((line) =>
      commandOf("warning", gate, "unused waiver", line),
    ),
    ...(passed ? [commandOf("notice", gate, "as expected", passingLine(gate))] : []),
  ];
}

function entryAsGithub(gate: GateVerdict, entry: Entry): string {
  const { invitation, violations } = entry;
  const isError = isMandatoryEntry(entry);
  const reasons = violations.map((violation) => {
    const word = isMandatory(violation) ? "" : "advisory: ";
    return `${word}${reasonOf(violation)}`;
  });
  const remedies = new Set(violations.flatMap(({ remedy }) => remedy ?? []));
  const lines = [
    ...(invitation ? [invitationWords(invitation)] : []),
    ...reasons,
    ...[...remedies].map((remedy) => printable(remedy, longestSentence)),
  ];
  const subject = invitation ? printable(invitation.username) : violations.map(({ expectation }) => expectation).join();
  return commandOf(isError ? "error" : "warning", gate, subject, lines.join("\n"));
}

function commandOf(severity: Severity, { gate, location }: GateVerdict, subject: string, message: string): string {
  const place = location ? { file: location.file, line: location.line } : {};
  const properties = Object.entries({ ...place, title: `${printable(gate)}: ${subject}` }).map(
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
