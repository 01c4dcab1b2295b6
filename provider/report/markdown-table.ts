const mostRows = 500;

/** The columns of a table, and the cells of a row, which are Markdown already. */
export interface MarkdownColumns<Row> {
  readonly names: readonly string[];
  readonly cellsOf: (row: Row) => readonly string[];
}

/**
 * A table that is cut after 500 rows or so many bytes, and then says how many rows are missing.
 *
 * @example
 * renderMarkdownTable({ names: ["a"], cellsOf: (text: string) => [text] }, ["x"], 900_000); // "| a |\n| --- |\n| x |"
 */
export function renderMarkdownTable<Row>(
  { names, cellsOf }: MarkdownColumns<Row>,
  rows: readonly Row[],
  mostBytes: number,
): string {
  const lines: string[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, mostRows)) {
    const line = renderRow(cellsOf(row));
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > mostBytes) break;
    lines.push(line);
  }
  const table = [renderRow(names), renderRow(names.map(() => "---")), ...lines].join("\n");
  const missing = rows.length - lines.length;
  return missing > 0 ? `${table}\n\n… and ${missing} more.` : table;
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
