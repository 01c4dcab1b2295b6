import { rmSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type GateVerdict, type ReportFormat, renderReport, reportFormats } from "../report/report";
import { requireChoice } from "./choice";
import { MisuseError } from "./misuse-error";

/** A report that is to be written to a file. */
export interface OutputFile {
  readonly format: ReportFormat;
  readonly file: string;
}

/**
 * Reads what `--output` was given, each as `FORMAT=PATH`, and removes what an earlier run left there: a run that fails
 * leaves no report that says all is well.
 *
 * @throws MisuseError for what has another form, for two reports to one file, and for a file that cannot be removed
 */
export function beginOutputFiles(outputs: readonly string[]): readonly OutputFile[] {
  const files = outputs.map((output): OutputFile => {
    const [format = "", ...rest] = output.split("=");
    const file = rest.join("=");
    if (file === "") {
      throw new MisuseError(`--output must be FORMAT=PATH, such as sarif=invitations.sarif. Received: ${output}`);
    }
    return { format: requireChoice("The format of --output", format, reportFormats), file };
  });
  const paths = new Set(files.map(({ file }) => path.resolve(file)));
  if (paths.size < files.length) throw new MisuseError("--output names one file twice. Give each report its own.");
  for (const { file } of files) removeOld(file);
  return files;
}

function removeOld(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    throw outputError(file, error);
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
  for (const { format, file } of files) {
    const unfinished = `${file}.${process.pid}.unfinished`;
    try {
      await writeFile(unfinished, await renderReport(format, gates, now));
      await rename(unfinished, file);
    } catch (error) {
      throw outputError(file, error);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}

function outputError(file: string, error: unknown): MisuseError {
  const reason = error instanceof Error ? error.message : String(error);
  return new MisuseError(`The report ${file} could not be written: ${reason}`);
}
