import { makePrintable } from "../atlas/printable";

/** What is known of a gate: nothing yet, why it fails, or that it does not. */
interface Watched {
  readonly name: string;
  fault: string | null | undefined;
}

/** Watches over the gates of a program to its end. */
export interface ExitWatch {
  /**
   * Watches a gate that can fail the program, from before it is made: one that throws when it is made, in a program that
   * swallows the error, never comes to a verdict.
   *
   * @returns takes why the gate fails, in a few words, or `null` when it does not
   */
  begin(name: string): (fault: Promise<string | null>) => void;
  /** What to say when the program ends now as if all had gone well; `null` when it has. */
  objection(): string | null;
}

/** Starts to watch over gates, none so far. */
export function createExitWatch(): ExitWatch {
  const all: Watched[] = [];
  return {
    begin(name) {
      const watched: Watched = { name, fault: undefined };
      all.push(watched);
      return (fault) => {
        fault.then(
          (known) => {
            watched.fault = known;
          },
          () => undefined,
        );
      };
    },
    objection() {
      const failed = all.flatMap(({ name, fault }) => {
        if (fault === null) return [];
        return `${makePrintable(name)} (${fault ?? "no verdict yet"})`;
      });
      if (failed.length === 0) return null;
      return `The program ended as if its invitation gates had passed: ${failed.join(", ")}`;
    },
  };
}

let watch: ExitWatch | undefined;

/**
 * Watches over the gates of this process. It makes a program fail that ends with exit code 0 although a gate has failed or
 * has no verdict: one that calls `process.exit(0)`, or that swallows the error of its gates. Processes that run programs
 * inside, with the Automation API, are left alone.
 */
export function watchProcess(): ExitWatch {
  watch ??= failEarlyExit(createExitWatch());
  return watch;
}

function failEarlyExit(exitWatch: ExitWatch): ExitWatch {
  if (!/[\\/]cmd[\\/]run([\\/]index(\.js)?)?$/.test(process.argv[1] ?? "")) return exitWatch;
  process.on("exit", (code) => {
    const objection = code === 0 && !process.exitCode ? exitWatch.objection() : null;
    if (objection === null) return;
    console.error(`error: ${objection}`);
    process.exitCode = 1;
  });
  return exitWatch;
}
