import { appendFile, rename, rm, writeFile } from "node:fs/promises";
import { type GateVerdict, type ReportFormat, renderReport } from "../report/report";

/** The formats of a report. */
export const reportFormats = ["text", "json", "markdown", "sarif", "junit"] as const satisfies ReportFormat[];

/** Where to write the verdict of a gate, by format; gates that name the same file write into one report. */
export type ReportPaths = { readonly [Format in ReportFormat]?: string | undefined };

/** The report files of one run of a program. */
export interface ReportFiles {
  /**
   * Writes the verdict of a gate, together with those of the gates that did so before. It rejects with the error of the
   * file system.
   */
  write(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void>;
}

/** Starts the report files of a program. A file is replaced as a whole, so that nobody reads half of one. */
export function createReportFiles(summary: string | undefined): ReportFiles {
  const reports = new Map<string, GateVerdict[]>();
  let last: Promise<void> = Promise.resolve();

  async function writeOne(format: ReportFormat, path: string, verdict: GateVerdict, now: Date): Promise<void> {
    const gates = [...(reports.get(path) ?? []), verdict];
    reports.set(path, gates);
    const unfinished = `${path}.${process.pid}.unfinished`;
    try {
      await writeFile(unfinished, await renderReport(format, gates, now));
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async function writeAll(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void> {
    for (const format of reportFormats) {
      const path = paths[format];
      if (path) await writeOne(format, path, verdict, now);
    }
    if (!summary) return;
    await appendFile(summary, await renderReport("markdown", [verdict], now));
  }

  return {
    write(paths, verdict, now) {
      const written = last.then(() => writeAll(paths, verdict, now));
      last = written.catch(() => undefined);
      return written;
    },
  };
}
