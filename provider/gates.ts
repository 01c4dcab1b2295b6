import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "./expectations/verdict";

/** A gate of a program. */
export interface Gate {
  readonly name: string;
  /** Resolves to whether its own expectations are met, all but the baseline; to true when it cannot be evaluated. */
  readonly met: Promise<boolean>;
  /** Resolves once its lines are out: with its verdict, or with nothing when it was not evaluated. */
  readonly reported: Promise<Verdict | undefined>;
}

/** The gates of one run of a program. */
export interface Gates {
  readonly all: Gate[];
  /** Rejects when the program fails; one for all of its gates. */
  failure: Promise<never> | undefined;
}

/** A process can run several programs, with the Automation API: each has a stack resource of its own. */
const runs = new WeakMap<object, Gates>();
const outsideOfStack = {};

/** Longer than the default bound of a read. A gate that depends on a slow resource must not hold back a failure. */
const longestWait = 150_000;

/** The gates of the program that is running now. */
export function gatesOfProgram(): Gates {
  const run = pulumi.runtime.getStackResource() ?? outsideOfStack;
  const gates = runs.get(run) ?? { all: [], failure: undefined };
  runs.set(run, gates);
  return gates;
}

/** Resolves to whether every gate of the program meets its own expectations. */
export async function everyGateMet({ all }: Gates): Promise<boolean> {
  return (await ofEvery(all, ({ met }) => met)).every((met) => met);
}

/**
 * Fails the program with one error for all of its gates. It waits until every gate has its lines out, though no longer
 * than 150 seconds, as the first error ends the program and would cut off the rest.
 */
export function failProgram(gates: Gates): Promise<never> {
  gates.failure ??= failOnceReported(gates);
  return gates.failure;
}

async function failOnceReported({ all }: Gates): Promise<never> {
  const stop = new AbortController();
  const late = wait(longestWait, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([ofEvery(all, ({ reported }) => reported), late]);
  stop.abort();
  throw plainError(await summarize(all));
}

/** Gates that join meanwhile are waited for too. */
async function ofEvery<Result>(gates: readonly Gate[], part: (gate: Gate) => Promise<Result>): Promise<Result[]> {
  const results = await Promise.all(gates.map(part));
  return results.length === gates.length ? results : ofEvery(gates, part);
}

async function summarize(all: readonly Gate[]): Promise<string> {
  const failed: string[] = [];
  for (const { name, reported } of all) {
    const verdict = await Promise.race([reported, undefinedOnceLate]);
    if (verdict && !verdict.passed) failed.push(`${name} (${count(verdict)})`);
  }
  const gate = all.length === 1 ? "The invitation gate" : `${failed.length} of ${all.length} invitation gates`;
  return `${gate} failed: ${failed.join(", ")}`;
}

/** Loses a race against whatever has been reported, and wins it against what has not. */
const undefinedOnceLate = Promise.resolve(undefined);

function count({ violations }: Verdict): string {
  const { length } = violations.filter(({ enforcementLevel }) => enforcementLevel !== "advisory");
  return length === 1 ? "1 violation" : `${length} violations`;
}

/** Of a RunError without a stack Pulumi shows the message alone. */
export function plainError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = "";
  return error;
}
