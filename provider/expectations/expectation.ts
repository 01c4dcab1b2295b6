import type { Invitation, InvitationStatus } from "../atlas/invitation";

/** What a violation does to a preview: `mandatory` fails it, `advisory` warns. Pulumi's own words for policies. */
export type EnforcementLevel = "advisory" | "mandatory";

/** What every expectation can be told. */
export interface ExpectationOptions {
  /**
   * What a violation does to a preview.
   *
   * @default "mandatory"
   */
  readonly enforcementLevel?: EnforcementLevel;
}

/** Something an expectation found wrong. */
export interface Finding {
  /** The invitation that is not as expected; left out when it is about all of them together. */
  readonly invitation?: Invitation;
  /** What is expected and is not so, in a few words that hold on any day: "max-age permits 14 days". */
  readonly message: string;
  /** What to do about it, such as a command. Left out: how to withdraw the invitation. */
  readonly remedy?: string;
  /**
   * How bad it is, when that can be counted. A baseline that tolerates a finding tolerates a lower number too, and no higher
   * one. A message that names the number needs an `identity` without it.
   */
  readonly measure?: number;
  /**
   * What tells this finding from others of the same expectation and invitation, in full. Give it where the message names
   * only the first of many, or names the measure: a baseline tolerates only what has the same.
   *
   * @default the message and the remedy
   */
  readonly identity?: string;
}

/** What an expectation may know besides the invitations. */
export interface ExpectationContext {
  /** The time to judge by. */
  readonly now: Date;
}

/** Something expected of the pending invitations of an organization. */
export interface Expectation {
  /** A short name in kebab-case, such as `max-age`. */
  readonly id: string;
  /** What it checks, as a sentence that begins "Checks whether". */
  readonly description: string;
  /** Why it matters, in a sentence or two. */
  readonly explanation: string;
  /** What a violation does to a preview. */
  readonly enforcementLevel: EnforcementLevel;
  /** What it was made with, as plain data. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Finds what is not as expected. Pure: no I/O and no clock but `now`. */
  check(invitations: readonly Invitation[], context: ExpectationContext): readonly Finding[];
  /**
   * When an invitation that is as expected now will no longer be, if nobody acts, in milliseconds since 1970; `null` for
   * never. Left out when time changes nothing.
   */
  deadline?(invitation: Invitation): number | null;
  /**
   * What an invitation does when its deadline has passed, in words that follow its address.
   *
   * @default "no longer meets" and the id
   */
  readonly overdue?: string;
  /**
   * The status that has to be among those read, as there is nothing to find otherwise.
   *
   * @default "PENDING"
   */
  readonly needsStatus?: InvitationStatus;
}

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

/** What this package calls its own expectations, and what is not one. */
const reserved = new Set([
  "max-age",
  "expires-within",
  "allowed-domains",
  "forbidden-roles",
  "allowed-inviters",
  "max-count",
  "only-expected",
  "none-expired",
  "none-rejected",
  "baseline",
  "waivers",
]);

/**
 * Makes an expectation of your own.
 *
 * @example
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
  if (reserved.has(id)) throw new TypeError(`The id ${id} is taken: a waiver of the one would be one of the other.`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new TypeError(`The id of an expectation must be in kebab-case. Received: ${JSON.stringify(id)}`);
  }
  const level = enforcementLevelOf({ enforcementLevel });
  return { id, description, explanation, enforcementLevel: level, options: {}, check };
}

const known = new WeakSet<Expectation>();

/** Remembers that an expectation is of this package, which changes nothing that it is given. */
export function builtIn(expectation: Expectation): Expectation {
  known.add(expectation);
  return expectation;
}

/** Whether an expectation is of this package. */
export function isBuiltIn(expectation: Expectation): boolean {
  return known.has(expectation);
}

/**
 * The enforcement level that was asked for, or `mandatory`.
 *
 * @throws TypeError for any other word, since a misspelt "mandatory" must not weaken a gate
 */
export function enforcementLevelOf(options: {
  readonly enforcementLevel?: EnforcementLevel | undefined;
}): EnforcementLevel {
  const level = options.enforcementLevel ?? "mandatory";
  if (level === "mandatory" || level === "advisory") return level;
  throw new TypeError(`enforcementLevel must be "mandatory" or "advisory". Received: ${JSON.stringify(level)}`);
}
