import { setTimeout as wait } from "node:timers/promises";
import { makePrintable } from "../atlas/printable";
import { plainError } from "../plain-error";
import { findUnusedWaivers, type WaivedGate } from "../verdict/unused-waivers";
import type { Waiver } from "../waivers/waiver";
import type { ReportFiles } from "./report-files";

/** A gate of a program. */
export interface Gate {
  readonly name: string;
  /**
   * Resolves to whether its own expectations are met, all but the baseline. In a preview a gate that is not evaluated counts
   * as met.
   */
  readonly met: Promise<boolean>;
  /** Resolves once there is a verdict, or is known to be none: to the waivers that it was given, and what became of them. */
  readonly waived: Promise<WaivedGate>;
  /** Resolves once its lines are out: to why it fails, in a few words, or to `null` when it does not. */
  readonly fault: Promise<string | null>;
}

/** What the gates of a program have in common. */
export interface GatesOptions {
  readonly reportFiles: ReportFiles;
  /** Whether a gate that fails makes the program fail. */
  readonly isEnforced: boolean;
}

/** The gates of one run of a program. */
export interface Gates extends GatesOptions {
  /** Takes in a gate. */
  add(gate: Gate): void;
  /** Resolves to whether every gate of the program meets its own expectations; to false as soon as one does not. */
  areMet(): Promise<boolean>;
  /**
   * Finds the waivers that no gate of the program needs. A file of waivers may be for several gates.
   *
   * @param name a gate; a waiver that several gates were given is found for the first of them alone
   */
  unusedWaivers(name: string): Promise<readonly Waiver[]>;
  /**
   * Fails the program with one error for all of its gates. It waits until every gate has its lines out, though no longer
   * than 150 seconds, as the first error ends the program and would cut off the rest.
   */
  fail(): Promise<never>;
  /** The ids of all expectations of its gates, as far as they are known. */
  readonly expectationIds: Set<string>;
  /** Whether this is the first gate to say something that one of them has to say. */
  isFirstToSay(what: "sunset" | "settings"): boolean;
}

/**
 * Longer than the default bound of a read. A gate that depends on a slow resource must not hold back the failure of another,
 * nor one that depends on another gate wait for itself.
 */
const longestWaitSeconds = 150;

/** Stands for what a gate had not said when the time was over. */
const late = Symbol("late");

/** Starts the gates of one run of a program, none so far. */
export function createGates({ reportFiles, isEnforced }: GatesOptions): Gates {
  const all: Gate[] = [];
  const said = new Set<string>();
  let failure: Promise<never> | undefined;

  /** What every gate promises, those that join meanwhile too. */
  async function collectParts<Part>(part: (gate: Gate) => Promise<Part>, end: Promise<typeof late>) {
    let parts: (Part | typeof late)[] = [];
    while (parts.length < all.length) parts = await Promise.all(all.map((gate) => Promise.race([part(gate), end])));
    return parts;
  }

  async function failOnceReported(): Promise<never> {
    const faults = await limitTime((end) => collectParts(({ fault }) => fault, end));
    const failed = all.flatMap(({ name }, index) => {
      const fault = faults[index];
      if (fault === late) return [`${makePrintable(name)} (no verdict after ${longestWaitSeconds} seconds)`];
      return fault === null ? [] : [`${makePrintable(name)} (${fault})`];
    });
    const subject = all.length === 1 ? "The invitation gate" : `${failed.length} of ${all.length} invitation gates`;
    throw plainError(`${subject} failed: ${failed.join(", ")}`);
  }

  return {
    reportFiles,
    isEnforced,
    add(gate) {
      all.push(gate);
    },
    areMet() {
      const oneUnmet = new Promise<boolean>((resolve) => {
        for (const { met } of all) met.then((isMet) => isMet || resolve(false)).catch(() => undefined);
      });
      return limitTime((end) => {
        const everyOne = collectParts(({ met }) => met, end).then((met) => met.every((isMet) => isMet === true));
        return Promise.race([oneUnmet, everyOne]);
      });
    },
    async unusedWaivers(name) {
      const known = await limitTime((end) => collectParts(({ waived }) => waived, end));
      const waived = known.filter((one) => one !== late);
      // A gate that is late may need any of them.
      if (waived.length < known.length) return [];
      return findUnusedWaivers(waived)[waived.findIndex(({ gate }) => gate === name)] ?? [];
    },
    fail() {
      failure ??= failOnceReported();
      return failure;
    },
    expectationIds: new Set(),
    isFirstToSay: (what) => said.size < said.add(what).size,
  };
}

/** Does something that has to end when its time is over. */
async function limitTime<Result>(work: (end: Promise<typeof late>) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const end = wait(longestWaitSeconds * 1000, undefined, { signal: stop.signal }).then(
    (): typeof late => late,
    (): typeof late => late,
  );
  return work(end).finally(() => stop.abort());
}
