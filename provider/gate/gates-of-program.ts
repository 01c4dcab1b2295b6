import * as pulumi from "@pulumi/pulumi";
import { createGates, type Gates } from "./gates";
import { createReportFiles } from "./report-files";

/**
 * The gates by the stack resource of their program: a process can run several programs, with the Automation API. Two copies
 * of this package in one program share them, so that the failure of a gate of the one does not cut off those of the other.
 */
const shared: { [key: symbol]: WeakMap<object, Gates> | undefined } = globalThis as never;

const key = Symbol.for("pulumi-atlas-invitations:gates:1");

/** The gates of the program that is running now; on mocks, where there is no stack, each gate stands alone. */
export function getProgramGates(isEnforced: boolean): Gates {
  const runs = shared[key] ?? new WeakMap<object, Gates>();
  shared[key] = runs;
  const run = pulumi.runtime.getStackResource() ?? {};
  const gates = runs.get(run) ?? createProgramGates(isEnforced);
  runs.set(run, gates);
  return gates;
}

function createProgramGates(isEnforced: boolean): Gates {
  return createGates({ reportFiles: createReportFiles(process.env.GITHUB_STEP_SUMMARY), isEnforced });
}
