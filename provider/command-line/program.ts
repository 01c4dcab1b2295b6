import { Command, CommanderError, Option } from "commander";
import { DocumentError } from "../document/document-error";
import { describeError } from "../error-message";
import type { CheckOptions } from "./check";
import type { DoctorOptions } from "./doctor";
import type { EmulatorOptions } from "./emulator";
import { checkExamples, doctorExamples, emulatorExamples, exitCodesHelp, listExamples } from "./help";
import type { ListOptions } from "./list";
import { MisuseError } from "./misuse-error";
import { complain, type ExitCode, exitCodes, type Terminal } from "./terminal";

/**
 * Runs the command line. Every command is loaded only when it is called.
 *
 * @param args what stands behind the name of the program
 * @returns how it ended; nothing is thrown
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.passed;
  const program = createProgram(terminal, (exitCode) => {
    ended = exitCode;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.passed : exitCodes.failed;
    const isExpected = error instanceof MisuseError || error instanceof DocumentError;
    const message = describeError(error);
    complain(terminal, isExpected ? message : `This is a mistake of pulumi-atlas-invitations: ${message}`);
    return exitCodes.failed;
  }
}

function createProgram(terminal: Terminal, end: (exitCode: ExitCode) => void): Command {
  const { version }: { readonly version: string } = require("../../package.json");
  const program = new Command("pulumi-atlas-invitations")
    .description("Judges the pending invitations of MongoDB Atlas organizations. It never changes anything in Atlas.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  addCheck(program, terminal, end);
  addList(program, terminal, end);
  addDoctor(program, terminal, end);
  addEmulator(program, terminal, end);
  return program;
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

function addCheck(program: Command, terminal: Terminal, end: (exitCode: ExitCode) => void): void {
  program
    .command("check")
    .summary("judge the organizations of a document")
    .description("Judges the organizations of a document by what it expects, and fails when one is not as expected.")
    .argument("[FILE]", "the document (default: atlas-invitations.yaml)")
    .argument("[ORGANIZATION...]", "judge these alone, each named by its gate or its id")
    .option(
      "-f, --format <format>",
      "how to print the report: text, json, markdown, sarif, junit, html, github",
      "text",
    )
    .option("-o, --output <format=path>", "write a report to a file, too; can be repeated", collect)
    .option("--as-of <date>", "judge as of this day, which is today or later, such as 2026-12-24")
    .option("--advisory", "let violations pass with exit code 0; what could not be read still fails")
    .option("-q, --quiet", "print no report when everything passed")
    .addHelpText("after", checkExamples)
    .action(async (file: string | undefined, organizations: readonly string[], options: CheckOptions) => {
      const { runCheck }: typeof import("./check") = require("./check");
      end(await runCheck([...(file === undefined ? [] : [file]), ...organizations], options, terminal));
    });
}

function addList(program: Command, terminal: Terminal, end: (exitCode: ExitCode) => void): void {
  program
    .command("list")
    .summary("show the invitations of an organization")
    .description("Shows the invitations of an organization, or of all organizations of a document.")
    .argument("[ORG_ID | FILE]", "an organization's id, or a document (default: atlas-invitations.yaml)")
    .option("-f, --format <format>", "how to print them: table, json, csv", "table")
    .option("-s, --status <status>", "PENDING, INVITATION_EXPIRED or INVITATION_REJECTED; can be repeated", collect)
    .option("--endpoint <endpoint>", "which endpoint of Atlas to ask: auto, invites, users")
    .addHelpText("after", listExamples)
    .action(async (subject: string | undefined, options: ListOptions) => {
      const { runList }: typeof import("./list") = require("./list");
      end(await runList(subject, options, terminal));
    });
}

function addDoctor(program: Command, terminal: Terminal, end: (exitCode: ExitCode) => void): void {
  program
    .command("doctor")
    .summary("say, step by step, whether a gate could look")
    .description("Looks the way a gate does, and says step by step what it found and what to do about it.")
    .argument("[ORG_ID | FILE]", "an organization's id, or a document (default: atlas-invitations.yaml)")
    .option("--endpoint <endpoint>", "look at this endpoint of Atlas alone: invites, users")
    .addHelpText("after", doctorExamples)
    .action(async (subject: string | undefined, options: DoctorOptions) => {
      const { runDoctor }: typeof import("./doctor") = require("./doctor");
      end(await runDoctor(subject, options, terminal));
    });
}

function addEmulator(program: Command, terminal: Terminal, end: (exitCode: ExitCode) => void): void {
  program
    .command("emulator")
    .summary("serve a small organization to try all of this")
    .description("Serves an emulator of Atlas with a small organization on this machine, until it is interrupted.")
    .addOption(new Option("-p, --port <port>", "the port on 127.0.0.1").default("0", "any free port"))
    .addHelpText("after", emulatorExamples)
    .action(async (options: EmulatorOptions) => {
      const { runEmulator }: typeof import("./emulator") = require("./emulator");
      end(await runEmulator(options, terminal));
    });
}
