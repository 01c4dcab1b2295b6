#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { findNodeProblem } from "../atlas/required-node";
import { exitCodes, type Terminal } from "./terminal";

// An older Node would fail right below, with the exit code of a violation.
const problem = findNodeProblem();
if (problem !== undefined) {
  process.stderr.write(`error: ${problem}\n`);
  process.exit(exitCodes.failed);
}

// Before anything else is loaded, since that is what takes long.
enableCompileCache();
const { runCommandLine }: typeof import("./program") = require("./program");

const signals = ["SIGINT", "SIGTERM"] as const;

const beforeEnd = new Set<() => Promise<void>>();

function endNow(): void {
  Promise.allSettled([...beforeEnd].map((finish) => finish())).then(() => process.exit(130));
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.off(signal, endNow).once(signal, () => resolve());
  });
}

for (const signal of signals) process.once(signal, endNow);

// Whoever reads the report may have read enough of it, as `head` does.
process.stdout.on("error", () => undefined);

const { stdout, stderr, env: environment } = process;
const terminal: Terminal = { stdout, stderr, environment, now: new Date(), beforeEnd, interruption };
runCommandLine(process.argv.slice(2), terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
