import { appendFile } from "node:fs/promises";
import { plainError } from "../plain-error";
import { type GateVerdict, type ReportFormat, renderReport, reportFormats } from "../report/report";
import { findReportTarget, type ReportTarget, ReportTargetError, removeReport, writeReport } from "../report-target";

/** Where to write the verdict of a gate, by format; gates that name the same file write into one report. */
export type ReportPaths = { readonly [Format in ReportFormat]?: string | undefined };

/** The report files of one run of a program. */
export interface ReportFiles {
  /**
   * Removes what an earlier run left: a program that ends before its gates leaves no report that says all is well.
   *
   * @throws an Error without a stack when a path cannot be one of a report
   */
  begin(paths: ReportPaths): void;
  /**
   * Writes the verdict of a gate, together with those of the gates that did so before. It writes what it can, and rejects
   * with the first error of the file system.
   */
  write(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void>;
}

/** One file, and the gates in it so far. */
interface Report extends ReportTarget {
  readonly format: ReportFormat;
  readonly gates: GateVerdict[];
}

/** Starts the report files of a program. A file is replaced as a whole, so that nobody reads half of one. */
export function createReportFiles(summary: string | undefined): ReportFiles {
  const reports = new Map<string, Report>();
  let last: Promise<void> = Promise.resolve();

  function begin(paths: ReportPaths): void {
    for (const [format, target] of findTargets(paths)) {
      const { file } = target;
      const known = reports.get(file);
      if (known && known.format !== format)
        throw plainError(`Two reports go to ${file}: ${known.format} and ${format}.`);
      if (known) continue;
      reports.set(file, { ...target, format, gates: [] });
      withPlainTargetErrors(() => removeReport(target));
    }
  }

  async function writeOne(report: Report, verdict: GateVerdict, now: Date): Promise<void> {
    report.gates.push(verdict);
    await writeReport(report, await renderReport(report.format, report.gates, now));
  }

  async function writeAll(paths: ReportPaths, verdict: GateVerdict, now: Date): Promise<void> {
    const writing = findTargets(paths).flatMap(([, { file }]) => {
      const report = reports.get(file);
      return report ? [writeOne(report, verdict, now)] : [];
    });
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

/** The files by their one path, however it is written. */
function findTargets(paths: ReportPaths): [ReportFormat, ReportTarget][] {
  return reportFormats.flatMap((format): [ReportFormat, ReportTarget][] => {
    const file = paths[format];
    return file ? [[format, withPlainTargetErrors(() => findReportTarget(file))]] : [];
  });
}

/** Lets Pulumi show of what a path cannot do the message alone. */
function withPlainTargetErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof ReportTargetError ? plainError(error.message) : error;
  }
}
