import { setTimeout as wait } from "node:timers/promises";
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

/**
 * Waits until every gate of this program has its lines out, as the first error ends the program and would cut off the
 * rest, and sums up those that failed.
 */
export async function summarizeFailedGates(): Promise<string> {
  const stop = new AbortController();
  const late = wait(longestWait, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([everyGateReported(), late]);
  stop.abort();
  const verdicts = await Promise.all(
    gates.map(async ({ name, reported }) => ({ name, verdict: await Promise.race([reported, undefined]) })),
  );
  const failed = verdicts.flatMap(({ name, verdict }) =>
    verdict && !verdict.passed ? [`${name} (${count(verdict)})`] : [],
  );
  return `${failed.length} of ${gates.length} invitation gates failed: ${failed.join(", ")}`;
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
