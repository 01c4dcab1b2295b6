import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";

export interface Run {
  readonly exitCode: number;
  /** What a user sees: standard output and standard error in the order in which they were written. */
  readonly output: string;
}

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where the output goes. One file for both streams keeps their order, and no process left behind can hold it open. */
  readonly outputFile: string;
  readonly timeLimitSeconds: number;
  /** Once it resolves, the run is asked to cancel, as a user does with Ctrl-C. */
  readonly interruption?: Promise<unknown> | undefined;
}

/**
 * Runs the Pulumi command line that is first on the PATH of `env`.
 *
 * @throws {Error} with the output so far, when the run was stopped because it had not ended within its time limit
 */
export async function runPulumi(args: readonly string[], options: RunOptions): Promise<Run> {
  const { env, outputFile, timeLimitSeconds, interruption } = options;
  const file = await open(outputFile, "w");
  const child = spawn("pulumi", args, { env, stdio: ["ignore", file.fd, file.fd] });
  void interruption?.then(() => child.kill("SIGINT"));
  const stopping = new AbortController();
  const timers = stopAfter(timeLimitSeconds, child, stopping);
  const [exitCode, signal] = await once(child, "exit").finally(() => {
    for (const timer of timers) clearTimeout(timer);
    return file.close();
  });
  const output = await readFile(outputFile, "utf8");
  if (stopping.signal.aborted) {
    throw new Error(`pulumi ${args[0]} did not end within ${timeLimitSeconds} s. Its output so far:\n${output}`);
  }
  if (exitCode === null) throw new Error(`pulumi ${args[0]} was ended by ${signal}. Its output so far:\n${output}`);
  return { exitCode, output };
}

/**
 * The engine ends the programs and plugins it has started itself, in process groups of their own. So it is asked to
 * cancel, a second time to give up at once, and is killed only when it does neither.
 */
function stopAfter(seconds: number, child: ChildProcess, stopping: AbortController): NodeJS.Timeout[] {
  const steps = [
    { signal: "SIGINT", afterSeconds: seconds },
    { signal: "SIGINT", afterSeconds: seconds + 5 },
    { signal: "SIGKILL", afterSeconds: seconds + 15 },
  ] as const;
  return steps.map(({ signal, afterSeconds }) =>
    setTimeout(() => {
      stopping.abort();
      child.kill(signal);
    }, afterSeconds * 1000),
  );
}
