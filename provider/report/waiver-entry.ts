import { makePrintable } from "../atlas/printable";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { ReportEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { escapeObeyed } from "./json-escape";

/** As long as Atlas keeps an invitation open. */
const daysOfWaiver = 30;

/**
 * The waivers that would accept what entries tell, as YAML that is ready to paste once it has a reason and an owner.
 * Nobody can waive what is about all invitations together.
 *
 * @example
 * import type { GateVerdict } from "./gate-verdict";
 * import { groupViolations } from "./entries";
 *
 * const waiversFor = (gate: GateVerdict) => renderWaiverEntries(groupViolations(gate.verdict.violations), gate, new Date());
 */
export function renderWaiverEntries(
  entries: readonly ReportEntry[],
  { gate, orgId }: GateVerdict,
  now: Date,
): string[] {
  const expires = new Date(now.getTime() + daysOfWaiver * millisecondsPerDay).toISOString().slice(0, 10);
  const waivers = entries.flatMap(({ invitation, violations }) => {
    if (!invitation) return [];
    const waivable = violations.filter((violation) => violation.invitation !== null);
    const [first, ...others] = new Set(waivable.map(({ expectation }) => expectation));
    const expectation = others.length > 0 ? `[${[first, ...others].join(", ")}]` : first;
    return [
      `- username: ${formatYamlText(invitation.username)}`,
      ...(orgId ? [`  organization: ${orgId} # ${makePrintable(gate)}`] : []),
      `  expectation: ${expectation}`,
      "  reason:",
      "  owner:",
      `  expires: ${expires}`,
    ];
  });
  return waivers.length > 0
    ? ["waivers that would accept this, once they have a reason and an owner:", ...waivers]
    : [];
}

/** A text of JSON is one of YAML too. An address as most are needs no quotes. */
function formatYamlText(text: string): string {
  return /^[a-z0-9][\w.+-]*@[\w.-]+$/i.test(text) ? text : escapeObeyed(JSON.stringify(text));
}
