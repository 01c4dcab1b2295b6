import { describeError } from "../error-message";
import { type GateVerdict, type ReportFormat, renderReport, reportFormats } from "../report/report";
import { findReportTarget, type ReportTarget, ReportTargetError, removeReport, writeReport } from "../report-target";
import { requireChoice } from "./choice";
import { MisuseError } from "./misuse-error";

/** A report that is to be written to a file. */
export interface OutputFile extends ReportTarget {
  readonly format: ReportFormat;
}

/**
 * Reads what `--output` was given, each as `FORMAT=PATH`, and removes what an earlier run left there: a run that fails
 * leaves no report that says all is well.
 *
 * @throws MisuseError for what has another form, for two reports to one file, and for a path that no report can be written to
 */
export function beginOutputFiles(outputs: readonly string[]): readonly OutputFile[] {
  const files = outputs.map((output): OutputFile => {
    const [format = "", ...rest] = output.split("=");
    const file = rest.join("=");
    if (file === "") {
      throw new MisuseError(`--output must be FORMAT=PATH, such as sarif=invitations.sarif. Received: ${output}`);
    }
    return {
      format: requireChoice("The format of --output", format, reportFormats),
      ...withMisuseErrors(() => findReportTarget(file)),
    };
  });
  const paths = new Set(files.map(({ file }) => file));
  if (paths.size < files.length) throw new MisuseError("--output names one file twice. Give each report its own.");
  for (const file of files) withMisuseErrors(() => removeReport(file));
  return files;
}

function withMisuseErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof ReportTargetError ? new MisuseError(error.message) : error;
  }
}

/**
 * Writes the reports. A file is replaced as a whole, so that nobody reads half of one.
 *
 * @throws MisuseError for the first file that cannot be written
 */
export async function writeOutputFiles(
  files: readonly OutputFile[],
  gates: readonly GateVerdict[],
  now: Date,
): Promise<void> {
  for (const output of files) {
    try {
      await writeReport(output, await renderReport(output.format, gates, now));
    } catch (error) {
      throw outputError(output.file, error);
    }
  }
}

function outputError(file: string, error: unknown): MisuseError {
  const reason = describeError(error);
  return new MisuseError(`The report ${file} could not be written: ${reason}`);
}
