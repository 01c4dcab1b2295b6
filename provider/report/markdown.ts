import type { Invitation } from "../atlas/invitation";
import { formatCount } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import { describeSubject, listWaivedExpectations, type Waiver } from "../waivers/waiver";
import { countNames, countOutcomes } from "./counts";
import type { GateVerdict } from "./gate-verdict";
import { escapeMarkdown, formatMarkdownCode } from "./markdown-escape";
import { type MarkdownColumns, renderMarkdownTable } from "./markdown-table";
import { parseRemedy } from "./remedy";
import { describeNextFailure, describeReadFailure, describeReason, describeStanding, formatDay } from "./sentences";

/** GitHub refuses a step summary of more than 1 MiB. What is around the tables of a gate is small. */
const mostBytesOfTables = 900_000;

const nothing = "—";

/**
 * A report for the summary of a step in GitHub Actions.
 *
 * @example
 * renderMarkdown([]); // "## Invitations: 0 gates as expected\n"
 */
export function renderMarkdown(gates: readonly GateVerdict[]): string {
  const failed = gates.filter(({ verdict }) => !verdict.passed).length;
  const all = formatCount(gates.length, "gate");
  const heading = `## Invitations: ${failed > 0 ? `${failed} of ${all} failed` : `${all} as expected`}`;
  const mostBytes = mostBytesOfTables / (3 * gates.length + 1);
  const summary = gates.length > 1 ? [renderMarkdownTable(gateColumns, gates, mostBytes)] : [];
  return `${[heading, ...summary, ...gates.flatMap((gate) => renderGate(gate, mostBytes))].join("\n\n")}\n`;
}

function renderGate({ gate, orgId, verdict }: GateVerdict, mostBytes: number): string[] {
  const { failure, passed, invitationCount, violations, waived, unusedWaivers, toleratedCount, next } = verdict;
  const heading = `### ${escapeMarkdown(gate)}`;
  if (failure) return [heading, `**Not evaluated**: ${escapeMarkdown(describeReadFailure(orgId, failure))}`];
  const parts = [
    heading,
    `${passed ? "Passed" : "**Failed**"}: ${describeFound(violations)} among ${formatCount(invitationCount, "invitation")}.`,
  ];
  if (violations.length > 0) parts.push(renderMarkdownTable(violationColumns, violations, mostBytes));
  if (waived.length > 0) parts.push("#### Waived", renderMarkdownTable(waivedColumns, waived, mostBytes));
  if (unusedWaivers.length > 0) {
    parts.push("#### Waivers that nothing needs", renderMarkdownTable(waiverColumns, unusedWaivers, mostBytes));
  }
  if (toleratedCount > 0) parts.push(`${formatCount(toleratedCount, "violation")} tolerated since the baseline.`);
  if (next) parts.push(`Next, on ${formatDay(next.at)}: ${escapeMarkdown(describeNextFailure(next))}.`);
  return parts;
}

/** In two counts, as an advisory violation fails nothing. */
function describeFound(violations: readonly Violation[]): string {
  const mandatory = violations.filter(isMandatory).length;
  const advisory = violations.length - mandatory;
  const found = mandatory > 0 ? formatCount(mandatory, "violation") : "no violation";
  return advisory > 0 ? `${found} and ${advisory} advisory` : found;
}

const gateColumns: MarkdownColumns<GateVerdict> = {
  names: ["Gate", "Organization", "Outcome", ...countNames],
  cellsOf: ({ gate, orgId, orgName, verdict }) => {
    const counts = countOutcomes(verdict);
    return [
      escapeMarkdown(gate),
      orgName ? escapeMarkdown(orgName) : formatMarkdownCode(orgId),
      describeOutcome(verdict),
      ...countNames.map((name) => (counts ? String(counts[name]) : nothing)),
    ];
  },
};

const violationColumns: MarkdownColumns<Violation> = {
  names: ["Invited", "Roles", "Sent on", "By", "Not as expected", "What to do", "Command"],
  cellsOf: (violation) => [
    ...(violation.invitation ? createInvitationCells(violation.invitation) : Array.from({ length: 4 }, () => nothing)),
    renderViolation(violation),
    ...createRemedyCells(violation),
  ],
};

const waivedColumns: MarkdownColumns<WaivedViolation> = {
  names: ["Invited", "Not as expected", "Owner", "Reason", "Until"],
  cellsOf: (violation) => [
    violation.invitation ? formatMarkdownCode(violation.invitation.username) : nothing,
    renderViolation(violation),
    ...createAcceptanceCells(violation.waiver),
  ],
};

const waiverColumns: MarkdownColumns<Waiver> = {
  names: ["For", "Expectation", "Owner", "Reason", "Until"],
  cellsOf: (waiver) => [
    formatMarkdownCode(describeSubject(waiver)),
    formatMarkdownCode(listWaivedExpectations(waiver).join(", ")),
    ...createAcceptanceCells(waiver),
  ],
};

function createInvitationCells(invitation: Invitation): string[] {
  const { username, roles, createdAt, inviterUsername } = invitation;
  return [
    formatMarkdownCode(username),
    roles.map(formatMarkdownCode).join(", ") || nothing,
    [formatDay(createdAt), ...describeStanding(invitation)].map(escapeMarkdown).join(", "),
    formatMarkdownCode(inviterUsername),
  ];
}

/** The command stands alone in its cell, so that it is copied alone. */
function createRemedyCells({ remedy }: Violation): string[] {
  if (remedy === null) return [nothing, nothing];
  const { advice, command } = parseRemedy(remedy);
  return [escapeMarkdown(advice), command === null ? nothing : formatMarkdownCode(command)];
}

function describeOutcome({ failure, passed }: Verdict): string {
  if (failure) return "**not evaluated**";
  return passed ? "passed" : "**failed**";
}

function createAcceptanceCells({ owner, reason, expires }: Waiver): string[] {
  return [owner, reason, expires].map(escapeMarkdown);
}

function renderViolation(violation: Violation): string {
  const level = isMandatory(violation) ? "" : " (advisory)";
  return `${formatMarkdownCode(violation.expectation)}${level}: ${escapeMarkdown(describeReason(violation))}`;
}
