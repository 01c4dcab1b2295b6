import { rmSync } from "node:fs";
import { appendFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { plainError } from "../plain-error";
import { type GateVerdict, type ReportFormat, renderReport, reportFormats } from "../report/report";

/** Where to write the verdict of a gate, by format; gates that name the same file write into one report. */
export type ReportPaths = { readonly [Format in ReportFormat]?: string | undefined };

/** The report files of one run of a program. */
export interface ReportFiles {
  /** Takes away what an earlier run left: a read that fails leaves no report that says all is well. */
  begin(paths: ReportPaths): void;
  /**
   * Writes the verdict of a gate, together with those of the gates that did so before. It writes what it can, and rejects
   * with the first error of the file system.
   */
  write(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void>;
}

/** Starts the report files of a program. A file is replaced as a whole, so that nobody reads half of one. */
export function createReportFiles(summary: string | undefined): ReportFiles {
  const reports = new Map<string, { readonly format: ReportFormat; readonly gates: GateVerdict[] }>();
  let last: Promise<void> = Promise.resolve();

  function begin(paths: ReportPaths): void {
    for (const [format, file] of filesIn(paths)) {
      const known = reports.get(file);
      if (known && known.format !== format)
        throw plainError(`Two reports go to ${file}: ${known.format} and ${format}.`);
      if (known) continue;
      reports.set(file, { format, gates: [] });
      rmSync(file, { force: true });
    }
  }

  async function writeOne(file: string, verdict: GateVerdict, now: Date): Promise<void> {
    const report = reports.get(file);
    if (!report) return;
    report.gates.push(verdict);
    const unfinished = `${file}.${process.pid}.unfinished`;
    try {
      await writeFile(unfinished, await renderReport(report.format, report.gates, now));
      await rename(unfinished, file);
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async function writeAll(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void> {
    const writing = filesIn(paths).map(([, file]) => writeOne(file, verdict, now));
    if (summary) writing.push(renderReport("markdown", [verdict], now).then((text) => appendFile(summary, text)));
    const failed = (await Promise.allSettled(writing)).find((written) => written.status === "rejected");
    if (failed) throw failed.reason;
  }

  return {
    begin,
    write(paths, verdict, now) {
      const written = last.then(() => writeAll(paths, verdict, now));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

/** The files by their one absolute path, however it is written. */
function filesIn(paths: ReportPaths): [ReportFormat, string][] {
  return reportFormats.flatMap((format): [ReportFormat, string][] => {
    const file = paths[format];
    return file ? [[format, path.resolve(file)]] : [];
  });
}
