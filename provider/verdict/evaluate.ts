import type { Invitation } from "../atlas/invitation";
import type { Expectation } from "../expectations/expectation";
import { requireExpectations } from "../expectations/require-expectations";
import { requireKnownExpectations } from "../waivers/known-expectations";
import { prepareWaivers } from "../waivers/ready-waiver";
import type { Waiver } from "../waivers/waiver";
import { createVerdict } from "./create-verdict";
import { judge } from "./judgement";
import type { Verdict } from "./verdict";

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
  /**
   * The name by which a waiver can be meant for these invitations alone.
   *
   * @default undefined, and a waiver that names a gate is for another one
   */
  readonly gate?: string | undefined;
  /**
   * The id of the organization, for waivers that are meant for one organization alone.
   *
   * @default that of the invitations
   */
  readonly orgId?: string | undefined;
  /**
   * The ids of your own expectations that are judged elsewhere, where the same waivers are for several gates. A waiver of
   * an id that nobody knows is refused.
   *
   * @default []
   */
  readonly otherExpectations?: readonly string[] | undefined;
}

/**
 * Judges invitations by expectations. Pure: the same invitations, expectations, waivers and time give the same verdict.
 *
 * @example
 * import { evaluate, maxAge } from "pulumi-atlas-invitations";
 *
 * const { passed, violations } = evaluate([], [maxAge({ days: 14 })], { now: new Date() });
 * @throws TypeError when `now` is not a valid date, or an expectation or a waiver is not as it must be
 */
export function evaluate(
  invitations: readonly Invitation[],
  expectations: readonly Expectation[],
  { now, waivers = [], gate, orgId, otherExpectations = [] }: EvaluateOptions,
): Verdict {
  const judgements = judge(invitations, requireExpectations("evaluate", expectations), now);
  const ready = prepareWaivers(waivers, { now, gate });
  requireKnownExpectations(waivers, [...expectations.map(({ id }) => id), ...otherExpectations]);
  return createVerdict(invitations.length, judgements, { now, orgId, waivers: ready });
}
