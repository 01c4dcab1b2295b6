import type { ReadFailure } from "../../verdict/verdict";

/** How a step of a diagnosis came out: `left out` when an earlier one failed that it depends on. */
export type StepState = "ok" | "warning" | "failed" | "left out";

/** One thing that has to be right for a gate to look. */
export interface Step {
  /** What was looked at, in a word. */
  readonly name: string;
  readonly state: StepState;
  /** What was found, and what to do about it when it is not right. */
  readonly said: string;
}

/** Makes a step that is as it should be. */
export function createOkStep(name: string, said: string): Step {
  return { name, state: "ok", said };
}

/** Makes a step that is wrong, whose message says what to do; the code is a heading of docs/troubleshooting.md. */
export function createFailedStep(name: string, { code, message }: ReadFailure): Step {
  // A mistake of this package is no code of Atlas, and has no heading.
  const advice = code === "unexpected" ? reportIt : `(${code}: docs/troubleshooting.md#${code})`;
  return { name, state: "failed", said: `${message} ${advice}` };
}

const reportIt =
  "This is a mistake of pulumi-atlas-invitations. Install its newest version, or report it with this line.";

/** Makes steps that were not looked at, since another one failed. */
export function createLeftOutSteps(names: readonly string[], failed: string): readonly Step[] {
  return names.map((name) => ({ name, state: "left out", said: `as the step ${failed} failed` }));
}
