import { makePrintable } from "../atlas/printable";
import { groupViolations } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { describeReadFailure } from "./sentences";
import { describeEntryCount, renderEntries } from "./text-entries";
import { describePassing, renderNotes, renderUnusedWaivers } from "./text-notes";
import { renderWaiverEntries } from "./waiver-entry";

const all = Number.POSITIVE_INFINITY;

/**
 * A report for people: what a terminal shows, all that it leaves out, and the waivers that would accept it.
 *
 * @example
 * renderText([], new Date()); // ""
 */
export function renderText(gates: readonly GateVerdict[], now: Date): string {
  return gates.map((gate) => `${renderGate(gate, now).join("\n")}\n`).join("\n");
}

function renderGate(gate: GateVerdict, now: Date): string[] {
  const { verdict } = gate;
  const name = makePrintable(gate.gate);
  if (verdict.failure) return [`${name}: not evaluated`, describeReadFailure(gate.orgId, verdict.failure)];
  const entries = groupViolations(verdict.violations);
  return [
    `${name}: ${verdict.passed ? describePassing(gate) : describeEntryCount(entries)}`,
    ...renderEntries(entries, now, all),
    ...renderNotes(verdict, now, all),
    ...renderUnusedWaivers(verdict, all),
    ...renderWaiverEntries(entries, gate, now),
  ];
}
