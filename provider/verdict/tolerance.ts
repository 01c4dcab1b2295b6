import { createHash } from "node:crypto";
import { createGrantKey } from "../atlas/grant";
import type { Finding } from "../expectations/expectation";
import type { ReadyWaiver } from "../waivers/ready-waiver";
import type { Judgement } from "./judgement";

/** A violation that was there when a baseline was taken, as plain data that a stack keeps. */
export interface Adopted {
  /** A digest of all that was found, and of which invitation. */
  readonly violation: string;
  /** How bad it was, or `null` when that cannot be counted. */
  readonly measure: number | null;
}

/**
 * Lists what there is to adopt: all that is wrong now, except what could not be checked and what somebody has waived for a
 * time.
 *
 * @example
 * import { maxCount } from "../expectations/max-count";
 * import { judge } from "./judgement";
 *
 * const adopted = listAdoptable(judge([], [maxCount(5)], new Date()), []);
 */
export function listAdoptable(judgements: readonly Judgement[], waivers: readonly ReadyWaiver[]): readonly Adopted[] {
  const all: Adopted[] = [];
  for (const { expectation, findings, checked } of judgements) {
    if (!checked) continue;
    for (const finding of findings) {
      const { invitation, measure = null } = finding;
      const isWaived = invitation && waivers.some(({ covers }) => covers(expectation.id, invitation));
      if (!isWaived) all.push({ violation: digestFinding(expectation.id, finding), measure });
    }
  }
  return all;
}

/**
 * Finds what a baseline tolerates: findings that are exactly as they were when it was taken. Only a measure may differ, and
 * only downward. When the same is found more often than before, or worse, none of it is tolerated.
 *
 * @example
 * import { maxCount } from "../expectations/max-count";
 * import { judge } from "./judgement";
 * import { listAdoptable, findTolerated } from "./tolerance";
 *
 * const judgements = judge([], [maxCount(5)], new Date());
 * const tolerated = findTolerated(judgements, listAdoptable(judgements, []));
 */
export function findTolerated(judgements: readonly Judgement[], adopted: readonly Adopted[]): ReadonlySet<Finding> {
  const tolerated = new Set<Finding>();
  if (adopted.length === 0) return tolerated;
  const limits = new Map<string, number[]>();
  for (const { violation, measure } of adopted) addToGroup(limits, violation, measure ?? 0);
  for (const { expectation, findings, checked } of judgements) {
    if (!checked) continue;
    const found = new Map<string, Finding[]>();
    for (const finding of findings) addToGroup(found, digestFinding(expectation.id, finding), finding);
    for (const [violation, same] of found) {
      const measures = same.map(({ measure = 0 }) => measure);
      if (!isNoWorse(measures, limits.get(violation) ?? [])) continue;
      for (const finding of same) tolerated.add(finding);
    }
  }
  return tolerated;
}

function addToGroup<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Whether there are no more measures than limits, and each has a limit of its own that it keeps. */
function isNoWorse(measures: readonly number[], limits: readonly number[]): boolean {
  const highest = limits.toSorted((a, b) => b - a);
  return measures
    .toSorted((a, b) => b - a)
    .every((measure, index) => measure <= (highest[index] ?? Number.NEGATIVE_INFINITY));
}

/** What is shown may name the first of many only, so a finding is told from others by what it was found from. */
function digestFinding(expectation: string, { invitation, message, remedy, identity, measure }: Finding): string {
  const whole = identity === undefined ? { message, remedy } : { identity };
  const text = JSON.stringify([
    expectation,
    invitation ? createGrantKey(invitation) : null,
    whole,
    measure !== undefined,
  ]);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
