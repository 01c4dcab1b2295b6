import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { count } from "../expectations/count";
import { plainError } from "../plain-error";
import { isMandatory, type Verdict } from "../verdict/verdict";
import { createReportFiles, type ReportFiles } from "./report-files";

/** A gate of a program. */
export interface Gate {
  readonly name: string;
  /** Resolves to whether its own expectations are met, all but the baseline; to true when its inputs are not known. */
  readonly met: Promise<boolean>;
  /** Resolves once its lines are out: with its verdict, or with nothing when it was not evaluated. */
  readonly reported: Promise<Verdict | undefined>;
}

/** The gates of one run of a program. */
export interface Gates {
  readonly all: Gate[];
  /** Rejects when the program fails; one for all of its gates. */
  failure: Promise<never> | undefined;
  /** Whether one of them has warned of the end of an endpoint. */
  warnedOfSunset: boolean;
  /** Whether one of them has said that they judge otherwise than they would. */
  saidHowItIsJudged: boolean;
  readonly reportFiles: ReportFiles;
}

/** A process can run several programs, with the Automation API: each has a stack resource of its own. */
const runs = new WeakMap<object, Gates>();

/**
 * Longer than the default bound of a read. A gate that depends on a slow resource must not hold back the failure of another,
 * nor one that depends on another gate wait for itself.
 */
const longestWait = 150_000;

/** The gates of the program that is running now; on mocks, where there is no stack, each gate stands alone. */
export function gatesOfProgram(): Gates {
  const run = pulumi.runtime.getStackResource() ?? {};
  const gates = runs.get(run) ?? {
    all: [],
    failure: undefined,
    warnedOfSunset: false,
    saidHowItIsJudged: false,
    reportFiles: createReportFiles(process.env.GITHUB_STEP_SUMMARY),
  };
  runs.set(run, gates);
  return gates;
}

/** Resolves to whether every gate of the program meets its own expectations; to false as soon as one does not. */
export function everyGateMet({ all }: Gates): Promise<boolean> {
  const oneUnmet = new Promise<boolean>((resolve) => {
    for (const { met } of all) met.then((isMet) => isMet || resolve(false)).catch(() => undefined);
  });
  return inTime(async (late) => {
    const everyOne = ofEvery(all, ({ met }) => met, late).then((met) => met.every((isMet) => isMet === true));
    return Promise.race([oneUnmet, everyOne]);
  });
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
  const verdicts = await inTime((late) => ofEvery(gates, ({ reported }) => reported, late));
  const failed = gates.flatMap(({ name }, index) => {
    const verdict = verdicts[index];
    if (!verdict) return pulumi.runtime.isDryRun() ? [] : [`${name} (not evaluated)`];
    return verdict.passed ? [] : [`${name} (${count(verdict.violations.filter(isMandatory).length, "violation")})`];
  });
  const subject = gates.length === 1 ? "The invitation gate" : `${failed.length} of ${gates.length} invitation gates`;
  throw plainError(`${subject} failed: ${failed.join(", ")}`);
}

/** What every gate promises, those that join meanwhile too; nothing in place of what is late. */
async function ofEvery<Part>(
  gates: readonly Gate[],
  part: (gate: Gate) => Promise<Part>,
  late: Promise<undefined>,
): Promise<(Part | undefined)[]> {
  const parts = await Promise.all(gates.map((gate) => Promise.race([part(gate), late])));
  return parts.length === gates.length ? parts : ofEvery(gates, part, late);
}

/** Does something that has to end when `late` resolves. */
async function inTime<Result>(work: (late: Promise<undefined>) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const late = wait(longestWait, undefined, { signal: stop.signal }).catch(() => undefined);
  return work(late).finally(() => stop.abort());
}
