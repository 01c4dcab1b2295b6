import Table from "cli-table3";
import { makePrintable } from "../atlas/printable";
import { colorText, type Terminal } from "./terminal";

const none = "";

/** No lines, only columns, so that a row can be selected and searched. */
const chars = {
  top: none,
  "top-mid": none,
  "top-left": none,
  "top-right": none,
  bottom: none,
  "bottom-mid": none,
  "bottom-left": none,
  "bottom-right": none,
  left: none,
  "left-mid": none,
  mid: none,
  "mid-mid": none,
  right: none,
  "right-mid": none,
  middle: "  ",
};

/** Rows below the names of their columns, as wide as they need to be; text from outside is made safe to show. */
export function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const table = new Table({ chars, style: { "padding-left": 0, "padding-right": 0, head: [], border: [] } });
  table.push(columns.map((column) => colorText(terminal, "bold", column)));
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A text from outside, for a cell of a table. */
export function formatCell(text: string): string {
  return makePrintable(text, 60);
}
