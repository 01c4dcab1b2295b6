import type { DocumentGate } from "../document/gates-document";
import { judgeOrganization } from "../document/judge-organization";
import type { GateVerdict, ReportFormat } from "../report/report";
import { parseAsOf } from "./as-of";
import { type CheckTextOptions, renderCheckText } from "./check-text";
import { requireChoice } from "./choice";
import { diagnoseSunset } from "./diagnosis/sunset-step";
import { readEach } from "./read-each";
import { readNamedGates } from "./subjects";
import { watchSunset } from "./sunset-watch";
import { type ExitCode, exitCodes, type Terminal, warn } from "./terminal";
import { withUnusedWaivers } from "./unused-waivers";

/** The options of `check`, as they are given. */
export interface CheckOptions {
  readonly format: string;
  readonly output?: readonly string[];
  readonly asOf?: string;
  readonly advisory?: boolean;
  readonly quiet?: boolean;
}

/** Judges the organizations of a document, prints and writes the reports, and tells how it ended. */
export async function runCheck(args: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const { output = [], asOf, advisory = false, quiet = false } = options;
  const format = requireFormat(options);
  const now = asOf === undefined ? terminal.now : parseAsOf(asOf, terminal.now);
  const { gates, others } = readNamedGates(args, terminal.now);
  // Loaded only where there is a report to write.
  const outputs: typeof import("./output-files") | undefined =
    output.length > 0 ? require("./output-files") : undefined;
  const files = outputs?.beginOutputFiles(output) ?? [];
  if (asOf !== undefined) warn(terminal, `Judged as of ${asOf}, and not of today (--as-of).`);
  if (advisory) warn(terminal, "NO VIOLATION FAILS THIS RUN (--advisory).");
  for (const warning of new Set(
    gates.flatMap(({ expectations }) => expectations.flatMap(({ warnings = [] }) => warnings)),
  )) {
    warn(terminal, warning);
  }
  const verdicts = withUnusedWaivers(gates, await judgeAll(gates, now, terminal), others);
  await outputs?.writeOutputFiles(files, verdicts, now);
  const exitCode = decideExitCode(verdicts, advisory);
  if (quiet && exitCode === exitCodes.passed) return exitCode;
  terminal.stdout.write(await renderOutput(format, verdicts, { now, isEnforced: !advisory }, terminal));
  return exitCode;
}

function requireFormat({ format }: CheckOptions): ReportFormat {
  return format === "text" ? format : requireChoice("--format", format, loadReports().reportFormats);
}

/** Loaded only where one is rendered, as it knows every format. */
function loadReports(): typeof import("../report/report") {
  return require("../report/report");
}

async function judgeAll(
  gates: readonly DocumentGate[],
  now: Date,
  terminal: Terminal,
): Promise<readonly GateVerdict[]> {
  const watch = watchSunset();
  const verdicts = await readEach(gates, terminal, (gate, client) => {
    return judgeOrganization(watch.through(client), gate, now);
  });
  const { state, said } = diagnoseSunset(watch.sunset(), terminal.now);
  if (state === "warning") warn(terminal, said);
  return verdicts;
}

function decideExitCode(verdicts: readonly GateVerdict[], isAdvisory: boolean): ExitCode {
  if (verdicts.some(({ verdict }) => verdict.failure !== null)) return exitCodes.failed;
  const isPassed = isAdvisory || verdicts.every(({ verdict }) => verdict.passed);
  return isPassed ? exitCodes.passed : exitCodes.violation;
}

async function renderOutput(
  format: ReportFormat,
  verdicts: readonly GateVerdict[],
  text: CheckTextOptions,
  terminal: Terminal,
): Promise<string> {
  if (format === "text") return renderCheckText(verdicts, text, terminal);
  const report = await loadReports().renderReport(format, verdicts, text.now);
  return report.endsWith("\n") ? report : `${report}\n`;
}
