import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "./expectations/verdict";

/** A gate of this program. */
interface Gate {
  readonly name: string;
  /** Resolves once its lines are out: with its verdict, or with nothing when it was not evaluated. */
  readonly reported: Promise<Verdict | undefined>;
}

const gates: Gate[] = [];

/** Longer than the default bound of a read. A gate that depends on a slow resource must not hold back a failure. */
const longestWait = 150_000;

/** Makes a gate known to the others of this program. */
export function joinGates(gate: Gate): void {
  gates.push(gate);
}

let failed = false;

/**
 * Fails the program, once for all of its gates: waits until every gate has its lines out, as the first error ends the
 * program and would cut off the rest, and then throws what sums them up.
 */
export async function failProgram(): Promise<void> {
  const stop = new AbortController();
  const late = wait(longestWait, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([everyGateReported(), late]);
  stop.abort();
  const summary = await summarize();
  if (failed) return;
  failed = true;
  throw plainError(summary);
}

/** Of a RunError without a stack Pulumi shows the message alone. */
export function plainError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = "";
  return error;
}

async function summarize(): Promise<string> {
  const verdicts = await Promise.all(
    gates.map(async ({ name, reported }) => ({ name, verdict: await Promise.race([reported, undefined]) })),
  );
  const lost = verdicts.flatMap(({ name, verdict }) =>
    verdict && !verdict.passed ? [`${name} (${count(verdict)})`] : [],
  );
  const gate = gates.length === 1 ? "The invitation gate" : `${lost.length} of ${gates.length} invitation gates`;
  return `${gate} failed: ${lost.join(", ")}`;
}

/** Gates that join meanwhile are waited for too. */
async function everyGateReported(): Promise<void> {
  for (let seen = 0; seen < gates.length; ) {
    seen = gates.length;
    await Promise.all(gates.map(({ reported }) => reported));
  }
}

function count({ violations }: Verdict): string {
  const { length } = violations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  return length === 1 ? "1 violation" : `${length} violations`;
}
