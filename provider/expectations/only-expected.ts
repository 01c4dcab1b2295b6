import type { Invitation } from "../atlas/invitation";
import { createUsernameMatcher, foldCase, isOneAddress, maskUsername } from "../atlas/username";
import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { copyListOption } from "./list-option";

/** What `onlyExpected` can be told. */
export interface OnlyExpectedOptions extends ExpectationOptions {
  /**
   * Whether an address in the list may be without an invitation, as it is once the invitation was accepted.
   *
   * @default false
   */
  readonly allowMissing?: boolean;
}

const remedy = "if the invitation was accepted or withdrawn, remove the address from onlyExpected, or set allowMissing";

/**
 * Checks whether everybody in the list is invited, in any case, and nobody else. An address whose invitation has expired or
 * was rejected is no longer invited.
 *
 * @example
 * import { onlyExpected } from "pulumi-atlas-invitations";
 *
 * onlyExpected(["ann@acme.com", "bob@acme.com"], { allowMissing: true });
 * @throws TypeError when `usernames` is not a list of e-mail addresses, or `allowMissing` is not a boolean
 */
export function onlyExpected(
  usernames: readonly string[],
  { allowMissing = false, enforcementLevel }: OnlyExpectedOptions = {},
): Expectation {
  const expected = copyListOption({ of: "onlyExpected", what: "e-mail addresses", accepts: isOneAddress }, usernames);
  if (typeof allowMissing !== "boolean") {
    throw new TypeError(`onlyExpected needs allowMissing as a boolean. Received: ${JSON.stringify(allowMissing)}`);
  }
  const isExpected = createUsernameMatcher(expected);
  const required = allowMissing
    ? []
    : [...new Map(expected.map((username) => [foldCase(username), username])).values()];
  return markBuiltIn({
    id: "only-expected",
    description: allowMissing
      ? "Checks whether only people who are expected are invited."
      : "Checks whether everybody who is expected is invited, and nobody else.",
    explanation:
      "The program and its review decide who comes into the organization. An invitation that the program does not list was " +
      "decided elsewhere. A listed address without an invitation makes the program wrong.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { usernames: expected, allowMissing },
    check: (invitations) => [
      ...invitations
        .filter(({ username }) => !isExpected(username))
        .map((invitation) => ({ invitation, message: "only-expected does not list this address" })),
      ...findMissing(required, invitations).map((username) => ({
        message: `only-expected expects ${username}, who is not invited`,
        remedy,
      })),
    ],
  });
}

function findMissing(required: readonly string[], invitations: readonly Invitation[]): readonly string[] {
  if (required.length === 0) return [];
  const pending = invitations.filter(({ status }) => status === "PENDING");
  const invited = new Set(pending.map(({ username }) => foldCase(username)));
  return required.filter((username) => !invited.has(foldCase(username)) && !invited.has(maskUsername(username)));
}
