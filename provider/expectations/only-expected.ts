import type { Invitation } from "../atlas/invitation";
import { foldCase, isOneAddress, maskUsername, usernameMatcher } from "../atlas/username";
import { builtIn } from "./built-in";
import { type ExpectationOptions, enforcementLevelOf } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { listOption } from "./list-option";

/** What `onlyExpected` can be told. */
export interface OnlyExpectedOptions extends ExpectationOptions {
  /**
   * Whether an address may be expected that is not invited, as it will not be any more once the invitation is accepted.
   *
   * @default false
   */
  readonly allowMissing?: boolean;
}

const remedy = "if the invitation was accepted or withdrawn, take the address out of onlyExpected, or set allowMissing";

/**
 * Checks whether the addresses given are invited, in any case, and nobody else is. An address whose invitation has
 * expired or was rejected is not invited any more.
 *
 * @throws TypeError when `usernames` is not a list of e-mail addresses, or `allowMissing` is not a boolean
 */
export function onlyExpected(
  usernames: readonly string[],
  { allowMissing = false, enforcementLevel }: OnlyExpectedOptions = {},
): Expectation {
  const expected = listOption({ of: "onlyExpected", what: "e-mail addresses", accepts: isOneAddress }, usernames);
  if (typeof allowMissing !== "boolean") {
    throw new TypeError(`onlyExpected needs allowMissing as a boolean. Received: ${JSON.stringify(allowMissing)}`);
  }
  const isExpected = usernameMatcher(expected);
  const required = allowMissing
    ? []
    : [...new Map(expected.map((username) => [foldCase(username), username])).values()];
  return builtIn({
    id: "only-expected",
    description: allowMissing
      ? "Checks whether nobody is invited but who is expected."
      : "Checks whether everybody is invited who is expected, and nobody else.",
    explanation:
      "Who comes into the organization is decided in the program and its review. An invitation that is not there was " +
      "decided elsewhere, and one that is missing leaves the program saying what is not so.",
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: { usernames: expected, allowMissing },
    check: (invitations) => [
      ...invitations
        .filter(({ username }) => !isExpected(username))
        .map((invitation) => ({ invitation, message: "only-expected does not list this address" })),
      ...missing(required, invitations).map((username) => ({
        message: `only-expected expects ${username}, who is not invited`,
        remedy,
      })),
    ],
  });
}

function missing(required: readonly string[], invitations: readonly Invitation[]): readonly string[] {
  if (required.length === 0) return [];
  const pending = invitations.filter(({ status }) => status === "PENDING");
  const invited = new Set(pending.map(({ username }) => foldCase(username)));
  return required.filter((username) => !invited.has(foldCase(username)) && !invited.has(maskUsername(username)));
}
