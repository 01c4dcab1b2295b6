import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "./expectations/verdict";
import { plainError } from "./plain-error";

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

/**
 * Longer than the default bound of a read. A gate that depends on a slow resource must not hold back the failure of another,
 * nor one that depends on another gate wait for itself.
 */
const longestWait = 150_000;

/** The gates of the program that is running now. */
export function gatesOfProgram(): Gates {
  const run = pulumi.runtime.getStackResource() ?? outsideOfStack;
  const gates = runs.get(run) ?? { all: [], failure: undefined };
  runs.set(run, gates);
  return gates;
}

/** Resolves to whether every gate of the program meets its own expectations, as far as is known within 150 seconds. */
export async function everyGateMet({ all }: Gates): Promise<boolean> {
  return (await ofEvery(all, ({ met }) => met)).every((met) => met !== false);
}

/**
 * Fails the program with one error for all of its gates. It waits until every gate has its lines out, though no longer
 * than 150 seconds, as the first error ends the program and would cut off the rest.
 */
export function failProgram(gates: Gates): Promise<never> {
  gates.failure ??= failOnceReported(gates.all);
  return gates.failure;
}

async function failOnceReported(gates: readonly Gate[]): Promise<never> {
  const verdicts = await ofEvery(gates, ({ reported }) => reported);
  const failed = gates.flatMap(({ name }, index) => {
    const verdict = verdicts[index];
    return verdict && !verdict.passed ? [`${name} (${count(verdict)})`] : [];
  });
  const subject = gates.length === 1 ? "The invitation gate" : `${failed.length} of ${gates.length} invitation gates`;
  throw plainError(`${subject} failed: ${failed.join(", ")}`);
}

/** What every gate promises, those that join meanwhile too; nothing in place of what takes too long. */
async function ofEvery<Part>(
  gates: readonly Gate[],
  part: (gate: Gate) => Promise<Part>,
): Promise<(Part | undefined)[]> {
  const parts = await Promise.all(gates.map((gate) => inTime(part(gate))));
  return parts.length === gates.length ? parts : ofEvery(gates, part);
}

async function inTime<Part>(promise: Promise<Part>): Promise<Part | undefined> {
  const stop = new AbortController();
  const late = wait(longestWait, undefined, { signal: stop.signal }).catch(() => undefined);
  return Promise.race([promise, late]).finally(() => stop.abort());
}

function count({ violations }: Verdict): string {
  const { length } = violations.filter(({ enforcementLevel }) => enforcementLevel !== "advisory");
  return length === 1 ? "1 violation" : `${length} violations`;
}
