import type { Invitation } from "../atlas/invitation";
import type { Expectation, Finding } from "../expectations/expectation";
import { type ReadyWaiver, readyWaivers, subjectOf, type Waiver } from "../waivers/waiver";
import { type Judgement, judge } from "./judgement";
import { nextFailure } from "./next-failure";
import { type Adopted, toleratedFindings } from "./tolerance";
import {
  type Expected,
  isMandatory,
  type ReadFailure,
  type Verdict,
  type Violation,
  type WaivedViolation,
} from "./verdict";

/** What invitations are judged with besides the expectations. */
export interface EvaluateOptions {
  /** The time to judge by. */
  readonly now: Date;
  /**
   * The exceptions that somebody has accepted.
   *
   * @default []
   */
  readonly waivers?: readonly Waiver[] | undefined;
}

/**
 * Judges invitations by expectations. Pure: the same invitations, expectations, waivers and time give the same verdict.
 *
 * @throws TypeError when `now` is not a valid date, or a waiver is not in order
 */
export function evaluate(
  invitations: readonly Invitation[],
  expectations: readonly Expectation[],
  options: EvaluateOptions,
): Verdict {
  const { now, waivers = [] } = options;
  const judgements = judge(invitations, expectations, now);
  return verdictOf(invitations.length, judgements, { now, waivers: readyWaivers(waivers, now) });
}

/** What a verdict depends on besides what was found. */
export interface VerdictOptions {
  readonly now: Date;
  readonly waivers?: readonly ReadyWaiver[];
  /**
   * What a baseline tolerates.
   *
   * @default []
   */
  readonly adopted?: readonly Adopted[];
}

/** Comes to a verdict on what the expectations found, without what is waived and what a baseline tolerates. */
export function verdictOf(
  invitationCount: number,
  judgements: readonly Judgement[],
  { now, waivers = [], adopted = [] }: VerdictOptions,
): Verdict {
  const inForce = waivers.filter(({ end }) => end > now.getTime());
  const tolerated = toleratedFindings(judgements, adopted);
  const used = new Set<ReadyWaiver>();
  const violations: Violation[] = [];
  const waived: WaivedViolation[] = [];
  let toleratedCount = 0;
  for (const { expectation, findings } of judgements) {
    for (const finding of findings) {
      const { invitation } = finding;
      const waiver = invitation && inForce.find(({ covers }) => covers(expectation.id, invitation));
      if (waiver) {
        used.add(waiver);
        waived.push({ ...violationOf(expectation, finding), waiver: waiver.waiver });
      } else if (tolerated.has(finding)) toleratedCount += 1;
      else violations.push(violationOf(expectation, finding));
    }
  }
  violations.push(...waivers.filter(({ end }) => end <= now.getTime()).map(({ waiver }) => expired(waiver)));
  return {
    passed: !violations.some(isMandatory),
    failure: null,
    invitationCount,
    expectations: [
      ...judgements.map(({ expectation }) => expected(expectation)),
      ...(waivers.length > 0 ? [inForceOnly] : []),
    ],
    violations,
    waived,
    unusedWaivers: inForce.filter((waiver) => !used.has(waiver)).map(({ waiver }) => waiver),
    toleratedCount,
    next: nextFailure(judgements, inForce, now),
  };
}

/** The verdict of a gate that could not look: nothing was judged, and it has not passed. */
export function failedVerdict(failure: ReadFailure, expectations: readonly Expectation[]): Verdict {
  return {
    passed: false,
    failure,
    invitationCount: 0,
    expectations: expectations.map(expected),
    violations: [],
    waived: [],
    unusedWaivers: [],
    toleratedCount: 0,
    next: null,
  };
}

function violationOf({ id, enforcementLevel }: Expectation, { invitation, message, remedy }: Finding): Violation {
  return {
    expectation: id,
    enforcementLevel,
    invitation: invitation ?? null,
    message,
    remedy: remedy ?? (invitation ? withdrawal(invitation) : null),
  };
}

/** Atlas withdraws by an id of the endpoint that listed it; only `/users` leaves the name out and knows other statuses. */
function withdrawal({ id, orgId, orgName, status }: Invitation): string {
  if (orgName === null || status !== "PENDING") {
    const command = `atlas api mongoDbCloudUsers removeOrgUser --orgId ${orgId} --userId ${id}`;
    return `withdraw it, which also removes a member who accepted it meanwhile: ${command}`;
  }
  return `withdraw it: atlas organizations invitations delete ${id} --orgId ${orgId}`;
}

function expected({ id, description, explanation, enforcementLevel }: Expectation): Expected {
  return { id, description, explanation, enforcementLevel };
}

/** What is expected of waivers, wherever there are some. */
const inForceOnly: Expected = {
  id: "waivers",
  description: "Checks whether every waiver is in force.",
  explanation: "An exception is accepted for a time. When that is over, somebody has to decide anew.",
  enforcementLevel: "mandatory",
};

function expired(waiver: Waiver): Violation {
  const { expectation, owner, reason, expires } = waiver;
  return {
    expectation: inForceOnly.id,
    enforcementLevel: inForceOnly.enforcementLevel,
    invitation: null,
    message: `the waiver of ${expectation} for ${subjectOf(waiver)} expired on ${expires} (${owner}: ${reason})`,
    remedy: "take it out, or decide anew and give it a new date",
  };
}
