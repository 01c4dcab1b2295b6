import type { Invitation } from "../atlas/invitation";
import { count } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import { subjectOf, type Waiver, waivedExpectations } from "../waivers/waiver";
import { countNames, countsOf } from "./counts";
import type { GateVerdict } from "./gate-verdict";
import { escapeMarkdown, markdownCode } from "./markdown-escape";
import { type MarkdownColumns, markdownTable } from "./markdown-table";
import { remedyOf } from "./remedy";
import { dayOf, failureSentence, nextSentence, reasonOf, standingOf } from "./sentences";

/** GitHub refuses a step summary of more than 1 MiB. What is around the tables of a gate is small. */
const mostBytesOfTables = 900_000;

const nothing = "—";

/**
 * A report for the summary of a step in GitHub Actions.
 *
 * @example
 * gatesAsMarkdown([]); // "## Invitations: 0 gates as expected\n"
 */
export function gatesAsMarkdown(gates: readonly GateVerdict[]): string {
  const failed = gates.filter(({ verdict }) => !verdict.passed).length;
  const all = count(gates.length, "gate");
  const heading = `## Invitations: ${failed > 0 ? `${failed} of ${all} failed` : `${all} as expected`}`;
  const mostBytes = mostBytesOfTables / (3 * gates.length + 1);
  const summary = gates.length > 1 ? [markdownTable(gateColumns, gates, mostBytes)] : [];
  return `${[heading, ...summary, ...gates.flatMap((gate) => gateAsMarkdown(gate, mostBytes))].join("\n\n")}\n`;
}

function gateAsMarkdown({ gate, orgId, verdict }: GateVerdict, mostBytes: number): string[] {
  const { failure, passed, invitationCount, violations, waived, unusedWaivers, toleratedCount, next } = verdict;
  const heading = `### ${escapeMarkdown(gate)}`;
  if (failure) return [heading, `**Not evaluated**: ${escapeMarkdown(failureSentence(orgId, failure))}`];
  const parts = [
    heading,
    `${passed ? "Passed" : "**Failed**"}: ${foundIn(violations)} among ${count(invitationCount, "invitation")}.`,
  ];
  if (violations.length > 0) parts.push(markdownTable(violationColumns, violations, mostBytes));
  if (waived.length > 0) parts.push("#### Waived", markdownTable(waivedColumns, waived, mostBytes));
  if (unusedWaivers.length > 0) {
    parts.push("#### Waivers that nothing needs", markdownTable(waiverColumns, unusedWaivers, mostBytes));
  }
  if (toleratedCount > 0) parts.push(`${count(toleratedCount, "violation")} tolerated since the baseline.`);
  if (next) parts.push(`Next, on ${dayOf(next.at)}: ${escapeMarkdown(nextSentence(next))}.`);
  return parts;
}

/** In two counts, as an advisory violation fails nothing. */
function foundIn(violations: readonly Violation[]): string {
  const mandatory = violations.filter(isMandatory).length;
  const advisory = violations.length - mandatory;
  const found = mandatory > 0 ? count(mandatory, "violation") : "no violation";
  return advisory > 0 ? `${found} and ${advisory} advisory` : found;
}

const gateColumns: MarkdownColumns<GateVerdict> = {
  names: ["Gate", "Organization", "Outcome", ...countNames],
  cellsOf: ({ gate, orgId, orgName, verdict }) => {
    const counts = countsOf(verdict);
    return [
      escapeMarkdown(gate),
      orgName ? escapeMarkdown(orgName) : markdownCode(orgId),
      outcomeOf(verdict),
      ...countNames.map((name) => (counts ? String(counts[name]) : nothing)),
    ];
  },
};

const violationColumns: MarkdownColumns<Violation> = {
  names: ["Invited", "Roles", "Sent on", "By", "Not as expected", "What to do", "Command"],
  cellsOf: (violation) => [
    ...(violation.invitation ? invitationCells(violation.invitation) : Array.from({ length: 4 }, () => nothing)),
    whatIsWrong(violation),
    ...remedyCells(violation),
  ],
};

const waivedColumns: MarkdownColumns<WaivedViolation> = {
  names: ["Invited", "Not as expected", "Owner", "Reason", "Until"],
  cellsOf: (violation) => [
    violation.invitation ? markdownCode(violation.invitation.username) : nothing,
    whatIsWrong(violation),
    ...acceptanceCells(violation.waiver),
  ],
};

const waiverColumns: MarkdownColumns<Waiver> = {
  names: ["For", "Expectation", "Owner", "Reason", "Until"],
  cellsOf: (waiver) => [
    markdownCode(subjectOf(waiver)),
    markdownCode(waivedExpectations(waiver).join(", ")),
    ...acceptanceCells(waiver),
  ],
};

function invitationCells(invitation: Invitation): string[] {
  const { username, roles, createdAt, inviterUsername } = invitation;
  return [
    markdownCode(username),
    roles.map(markdownCode).join(", ") || nothing,
    [dayOf(createdAt), ...standingOf(invitation)].map(escapeMarkdown).join(", "),
    markdownCode(inviterUsername),
  ];
}

/** The command stands alone in its cell, so that it is copied alone. */
function remedyCells({ remedy }: Violation): string[] {
  if (remedy === null) return [nothing, nothing];
  const { advice, command } = remedyOf(remedy);
  return [escapeMarkdown(advice), command === null ? nothing : markdownCode(command)];
}

function outcomeOf({ failure, passed }: Verdict): string {
  if (failure) return "**not evaluated**";
  return passed ? "passed" : "**failed**";
}

function acceptanceCells({ owner, reason, expires }: Waiver): string[] {
  return [owner, reason, expires].map(escapeMarkdown);
}

function whatIsWrong(violation: Violation): string {
  const level = isMandatory(violation) ? "" : " (advisory)";
  return `${markdownCode(violation.expectation)}${level}: ${escapeMarkdown(reasonOf(violation))}`;
}
