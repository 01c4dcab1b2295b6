import type { Expectation } from "../expectations/expectation";
import type { ReadyWaiver } from "../waivers/ready-waiver";
import type { Judgement } from "./judgement";
import { findNextFailure } from "./next-failure";
import { type Adopted, findTolerated } from "./tolerance";
import {
  type Expected,
  isMandatory,
  type ReadFailure,
  type Verdict,
  type Violation,
  type WaivedViolation,
} from "./verdict";
import { createExpiredWaiverViolation, createViolation, waiversInForce } from "./violation";

/** What a verdict depends on besides what was found. */
export interface VerdictOptions {
  readonly now: Date;
  /**
   * The id of the organization, for waivers of one organization alone.
   *
   * @default that of the invitations
   */
  readonly orgId?: string | undefined;
  /**
   * The exceptions that somebody has accepted.
   *
   * @default []
   */
  readonly waivers?: readonly ReadyWaiver[];
  /**
   * What a baseline tolerates.
   *
   * @default []
   */
  readonly adopted?: readonly Adopted[];
}

/**
 * Comes to a verdict on what the expectations found, without what is waived and what a baseline tolerates.
 *
 * @example
 * import { maxCount } from "../expectations/max-count";
 * import { judge } from "./judgement";
 *
 * const now = new Date();
 * createVerdict(0, judge([], [maxCount(5)], now), { now }).passed; // true
 */
export function createVerdict(
  invitationCount: number,
  judgements: readonly Judgement[],
  { now, waivers = [], adopted = [], orgId = judgements[0]?.invitations[0]?.orgId }: VerdictOptions,
): Verdict {
  const meant = waivers.filter((waiver) => waiver.orgId === null || waiver.orgId === orgId);
  const inForce = meant.filter(({ end }) => end > now.getTime());
  const expired = meant.filter(({ end }) => end <= now.getTime());
  const tolerated = findTolerated(judgements, adopted);
  const used = new Set<ReadyWaiver>();
  const violations: Violation[] = [];
  const waived: WaivedViolation[] = [];
  let toleratedCount = 0;
  for (const { expectation, findings } of judgements) {
    for (const finding of findings) {
      const { invitation } = finding;
      const waiver = invitation && inForce.find(({ covers }) => covers(expectation.id, invitation));
      const former = invitation && expired.find(({ covers }) => covers(expectation.id, invitation));
      if (waiver) {
        used.add(waiver);
        waived.push({ ...createViolation(expectation, finding, undefined), waiver: waiver.waiver });
      } else if (tolerated.has(finding)) toleratedCount += 1;
      else violations.push(createViolation(expectation, finding, former));
    }
  }
  violations.push(...expired.map(createExpiredWaiverViolation));
  return {
    passed: !violations.some(isMandatory),
    failure: null,
    invitationCount,
    expectations: [
      ...judgements.map(({ expectation }) => createExpected(expectation)),
      ...(meant.length > 0 ? [waiversInForce] : []),
    ],
    violations,
    waived,
    unusedWaivers: inForce.filter((waiver) => !used.has(waiver)).map(({ waiver }) => waiver),
    toleratedCount,
    next: findNextFailure(judgements, inForce, now),
  };
}

/**
 * Makes the verdict of a gate that could not look: nothing was judged, and it has not passed.
 *
 * @example
 * import { maxCount } from "../expectations/max-count";
 *
 * createFailedVerdict({ code: "timeout", message: "Atlas did not answer within 120 seconds." }, [maxCount(5)]).passed; // false
 */
export function createFailedVerdict(failure: ReadFailure, expectations: readonly Expectation[]): Verdict {
  return {
    passed: false,
    failure,
    invitationCount: 0,
    expectations: expectations.map(createExpected),
    violations: [],
    waived: [],
    unusedWaivers: [],
    toleratedCount: 0,
    next: null,
  };
}

function createExpected({ id, description, explanation, enforcementLevel, options }: Expectation): Expected {
  const { days } = options;
  return { id, description, explanation, enforcementLevel, ...(typeof days === "number" && { days }) };
}
