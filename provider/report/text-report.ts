import { printable } from "../atlas/printable";
import { count } from "../expectations/count";
import { isMandatory } from "../verdict/verdict";
import type { GateVerdict } from "./report";
import { notesAsText, unusedWaiversAsText, violationsAsText } from "./text";

const all = Number.POSITIVE_INFINITY;

/** A report for people: what a terminal shows, and all that it leaves out. */
export function gatesAsText(gates: readonly GateVerdict[], now: Date): string {
  return gates.map((gate) => `${gateAsText(gate, now)}\n`).join("\n");
}

function gateAsText({ gate, verdict }: GateVerdict, now: Date): string {
  const { violations } = verdict;
  const mandatory = violations.filter(isMandatory);
  const advisory = violations.filter((violation) => !isMandatory(violation));
  return [
    `${printable(gate)}: ${violations.length > 0 ? count(violations.length, "violation") : "as expected"}`,
    ...(mandatory.length > 0 ? [violationsAsText(mandatory, now, all)] : []),
    ...(advisory.length > 0 ? ["advisory only:", violationsAsText(advisory, now, all)] : []),
    ...notesAsText(verdict, now, all),
    ...unusedWaiversAsText(verdict),
  ].join("\n");
}
