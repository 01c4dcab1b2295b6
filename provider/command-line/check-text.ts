import { makePrintable } from "../atlas/printable";
import type { GateVerdict } from "../report/report";
import { describeVerdict } from "../report/text";
import { colorText, type Terminal } from "./terminal";

/** What a person reads of a check. */
export interface CheckTextOptions {
  /** The time to judge by. */
  readonly now: Date;
  /** Whether a mandatory violation fails the check. */
  readonly isEnforced: boolean;
}

/**
 * A check as a person reads it: where there are several organizations, a row for each, and then in detail those that
 * there is something to tell of. Of one alone, everything.
 */
export function renderCheckText(gates: readonly GateVerdict[], options: CheckTextOptions, terminal: Terminal): string {
  const [only, ...others] = gates.map((gate) => renderDetails(gate, options, terminal));
  if (only && others.length === 0) return `${only.text}\n`;
  // Loaded only where there is a table to draw.
  const { renderSummaryTable }: typeof import("./summary-table") = require("./summary-table");
  const told = [only, ...others].flatMap((details) => (details?.isNeeded ? [details.text] : []));
  return `${[renderSummaryTable(gates, terminal), ...told].join("\n\n")}\n`;
}

/** The details of one organization. */
interface Details {
  readonly text: string;
  /** Whether they tell more than its row does. */
  readonly isNeeded: boolean;
}

function renderDetails(gate: GateVerdict, { now, isEnforced }: CheckTextOptions, terminal: Terminal): Details {
  // What could not be read fails even where no violation does.
  const { error, warning, info } = describeVerdict(gate, {
    now,
    isEnforced: isEnforced || gate.verdict.failure !== null,
  });
  const lines = [
    ...addLabel(colorText(terminal, "red", "error:"), error),
    ...addLabel(colorText(terminal, "yellow", "warning:"), warning),
    ...addLabel("", info),
  ];
  const text = [`${colorText(terminal, "bold", makePrintable(gate.gate))}:`, ...lines.map((line) => `  ${line}`)].join(
    "\n",
  );
  return { text, isNeeded: error !== null || warning !== null };
}

function addLabel(label: string, text: string | null): readonly string[] {
  return text === null ? [] : `${label} ${text}`.trimStart().split("\n");
}
