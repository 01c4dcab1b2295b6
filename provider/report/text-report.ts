import { printable } from "../atlas/printable";
import { entriesOf } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { failureSentence } from "./sentences";
import { countedAsText, entriesAsText } from "./text-entries";
import { notesAsText, passingLine, unusedWaiversAsText } from "./text-notes";
import { waiverEntriesAsText } from "./waiver-entry";

const all = Number.POSITIVE_INFINITY;

/**
 * A report for people: what a terminal shows, all that it leaves out, and the waivers that would accept it.
 *
 * @example
 * gatesAsText([], new Date()); // ""
 */
export function gatesAsText(gates: readonly GateVerdict[], now: Date): string {
  return gates.map((gate) => `${gateAsText(gate, now).join("\n")}\n`).join("\n");
}

function gateAsText(gate: GateVerdict, now: Date): string[] {
  const { verdict } = gate;
  const name = printable(gate.gate);
  if (verdict.failure) return [`${name}: not evaluated`, failureSentence(gate.orgId, verdict.failure)];
  const entries = entriesOf(verdict.violations);
  return [
    `${name}: ${verdict.passed ? passingLine(gate) : countedAsText(entries)}`,
    ...entriesAsText(entries, now, all),
    ...notesAsText(verdict, now, all),
    ...unusedWaiversAsText(verdict, all),
    ...waiverEntriesAsText(entries, gate, now),
  ];
}
