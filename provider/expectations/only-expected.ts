import { type Expectation, type ExpectationOptions, enforcementLevelOf } from "./expectation";

/**
 * Checks whether nobody is invited but the addresses given, whatever their case. An expected invitation that is not
 * there is no violation: it may have been accepted.
 *
 * @throws TypeError when `usernames` is not a list of e-mail addresses
 */
export function onlyExpected(usernames: readonly string[], { enforcementLevel }: ExpectationOptions = {}): Expectation {
  if (!Array.isArray(usernames)) {
    throw new TypeError(`onlyExpected needs a list of e-mail addresses. Received: ${JSON.stringify(usernames)}`);
  }
  for (const username of usernames) {
    if (typeof username !== "string" || !username.includes("@")) {
      throw new TypeError(`onlyExpected needs e-mail addresses. Received: ${JSON.stringify(username)}`);
    }
  }
  const expected = new Set(usernames.map((username) => foldCase(username)));
  return {
    id: "only-expected",
    description: "Checks whether nobody is invited but who is expected.",
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: { usernames: [...usernames] },
    check: (invitations) =>
      invitations
        .filter(({ username }) => !expected.has(foldCase(username)))
        .map((invitation) => ({ invitation, message: "only-expected does not list this address" })),
  };
}

/** Of ASCII alone: other letters fold into it too, as the Kelvin sign does into k, and would make two addresses one. */
function foldCase(username: string): string {
  return username.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
