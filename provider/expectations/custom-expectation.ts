import { builtInIds } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";

/** An expectation of your own. */
export interface CustomExpectation extends ExpectationOptions {
  /** A short name in kebab-case; every violation is shown with it. */
  readonly id: string;
  /** What it checks, as a sentence that begins "Checks whether". */
  readonly description: string;
  /**
   * Why it matters, in a sentence or two, for the reports.
   *
   * @default the description
   */
  readonly explanation?: string;
  /**
   * Finds what is not as expected. It has to be pure and to answer at once: no I/O, no promise, no clock but `now`. When
   * it throws, or returns anything but a list of findings, that is a violation too.
   */
  readonly check: Expectation["check"];
}

/** What stands for an expectation in a verdict, and is not one that a waiver can name. */
const waiversId = "waivers";

/**
 * Makes an expectation of your own.
 *
 * @example
 * import { expectation } from "pulumi-atlas-invitations";
 *
 * expectation({
 *   id: "invited-by-people",
 *   description: "Checks whether every invitation was sent by a person.",
 *   check: (invitations) =>
 *     invitations
 *       .filter(({ inviterUsername }) => !inviterUsername.includes("@"))
 *       .map((invitation) => ({ invitation, message: "invited-by-people permits people only" })),
 * });
 * @throws TypeError when the id is not in kebab-case, or is one of this package
 */
export function expectation(custom: CustomExpectation): Expectation {
  const { id, description, explanation = description, enforcementLevel, check } = custom;
  if (id === waiversId || builtInIds.includes(id))
    throw new TypeError(`The id ${id} is taken by this package, and a waiver could mean either. Choose another id.`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new TypeError(`The id of an expectation must be in kebab-case. Received: ${JSON.stringify(id)}`);
  }
  const level = requireEnforcementLevel({ enforcementLevel });
  return { id, description, explanation, enforcementLevel: level, options: {}, check };
}
