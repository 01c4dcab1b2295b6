import type { GateVerdict } from "../report/report";
import type { Verdict } from "../verdict/verdict";
import { cellOf, tableOf } from "./table";
import { colored, type Terminal } from "./terminal";

const columns = ["ORGANIZATION", "RESULT", "INVITATIONS", "VIOLATIONS", "WAIVED", "NEXT FAILURE"];

/** A row for each organization, those first that are not as expected. */
export function summaryTable(gates: readonly GateVerdict[], terminal: Terminal): string {
  const sorted = gates.toSorted((one, other) => rankOf(one.verdict) - rankOf(other.verdict));
  return tableOf(
    columns,
    sorted.map((gate) => rowOf(gate, terminal)),
    terminal,
  );
}

function rankOf({ failure, passed }: Verdict): number {
  if (failure) return 0;
  return passed ? 2 : 1;
}

function rowOf({ gate, verdict }: GateVerdict, terminal: Terminal): readonly string[] {
  const { failure, passed, invitationCount, violations, waived, next } = verdict;
  if (failure) return [cellOf(gate), colored(terminal, "red", "not evaluated"), "-", "-", "-", "-"];
  return [
    cellOf(gate),
    passed ? colored(terminal, "green", "passed") : colored(terminal, "red", "failed"),
    String(invitationCount),
    String(violations.length),
    String(waived.length),
    next ? `${next.at.slice(0, "2026-12-24".length)} ${cellOf(next.subject)}` : "-",
  ];
}
