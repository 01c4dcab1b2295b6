import type { Expectation } from "./expectation";

/**
 * Returns a copy of a list of expectations, so that whoever made it may go on to use it for something else.
 *
 * @param whose what needs them, such as `InvitationGate acme`
 * @example
 * import { maxCount } from "./max-count";
 *
 * requireExpectations("evaluate", [maxCount(5)]);
 * @throws TypeError when it is not a list, or something in it is not an expectation, or is missing
 */
export function requireExpectations(whose: string, list: unknown): readonly Expectation[] {
  // A list with holes has nothing that `every` would look at, so it is filled with undefined first.
  const copy = Array.isArray(list) ? Array.from<unknown>(list) : undefined;
  if (copy?.every(isExpectation)) return copy;
  throw new TypeError(`${whose} needs expectations as a list of what maxAge(…), allowedDomains(…) and so on return.`);
}

function isExpectation(value: unknown): value is Expectation {
  return typeof value === "object" && value !== null && "check" in value && typeof value.check === "function";
}
