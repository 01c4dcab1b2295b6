import type { GateVerdict } from "../report/report";
import type { Waiver } from "../waivers/waiver";

/** Several organizations can name one file of waivers: one that any of them needs is in use. */
export function withoutWaiversUsedElsewhere(gates: readonly GateVerdict[]): readonly GateVerdict[] {
  const used = new Set(gates.flatMap(({ verdict }) => verdict.waived.map(({ waiver }) => keyOf(waiver))));
  return gates.map((gate) => {
    const unusedWaivers = gate.verdict.unusedWaivers.filter((waiver) => !used.has(keyOf(waiver)));
    return { ...gate, verdict: { ...gate.verdict, unusedWaivers } };
  });
}

function keyOf(waiver: Waiver): string {
  return JSON.stringify(Object.entries(waiver).sort());
}
