import type { GateVerdict } from "../report/report";
import type { Verdict } from "../verdict/verdict";
import { formatCell, renderTable } from "./table";
import { colorText, type Terminal } from "./terminal";

const columns = ["ORGANIZATION", "RESULT", "INVITATIONS", "VIOLATIONS", "WAIVED", "NEXT FAILURE"];

/** A row for each organization, those first that are not as expected. */
export function renderSummaryTable(gates: readonly GateVerdict[], terminal: Terminal): string {
  const sorted = gates.toSorted((one, other) => rankVerdict(one.verdict) - rankVerdict(other.verdict));
  return renderTable(
    columns,
    sorted.map((gate) => createRow(gate, terminal)),
    terminal,
  );
}

function rankVerdict({ failure, passed }: Verdict): number {
  if (failure) return 0;
  return passed ? 2 : 1;
}

function createRow({ gate, verdict }: GateVerdict, terminal: Terminal): readonly string[] {
  const { failure, passed, invitationCount, violations, waived, next } = verdict;
  if (failure) return [formatCell(gate), colorText(terminal, "red", "not evaluated"), "-", "-", "-", "-"];
  return [
    formatCell(gate),
    passed ? colorText(terminal, "green", "passed") : colorText(terminal, "red", "failed"),
    String(invitationCount),
    String(violations.length),
    String(waived.length),
    next ? `${next.at.slice(0, "2026-12-24".length)} ${formatCell(next.subject)}` : "-",
  ];
}
