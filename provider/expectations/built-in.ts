import type { Expectation } from "./expectation";

/** The ids of the expectations of this package that a waiver can name. */
export const builtInIds: readonly string[] = [
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
];

const known = new WeakSet<Expectation>();

/**
 * Remembers that an expectation is of this package, which changes nothing that it is given.
 *
 * @example
 * const expectation = markBuiltIn({
 *   id: "max-count",
 *   description: "Checks whether there are at most 5 invitations.",
 *   explanation: "Many at once are more than anybody reviews.",
 *   enforcementLevel: "mandatory",
 *   options: { most: 5 },
 *   check: () => [],
 * });
 */
export function markBuiltIn(expectation: Expectation): Expectation {
  known.add(expectation);
  return expectation;
}

/**
 * Tells whether an expectation is of this package.
 *
 * @example
 * isBuiltIn({
 *   id: "mine",
 *   description: "Checks whether it is mine.",
 *   explanation: "It matters.",
 *   enforcementLevel: "mandatory",
 *   options: {},
 *   check: () => [],
 * }); // false
 */
export function isBuiltIn(expectation: Expectation): boolean {
  return known.has(expectation);
}
