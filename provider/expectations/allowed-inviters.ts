import { isOneAddress, usernameMatcher } from "../atlas/username";
import { builtIn } from "./built-in";
import { type ExpectationOptions, enforcementLevelOf } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { filledListOption } from "./list-option";
import { listed } from "./listed";

const what = "e-mail addresses, public keys or client ids";

const isInviter = (name: string) => !name.includes("*") && (isOneAddress(name) || /^[^\s@]+$/.test(name));

/**
 * Checks whether every invitation was sent by an inviter given, in any case: the e-mail address of a person, the public
 * key of an API key, or the client id of a service account.
 *
 * @throws TypeError when `inviters` is not a list of such names, or is empty
 */
export function allowedInviters(
  inviters: readonly string[],
  { enforcementLevel }: ExpectationOptions = {},
): Expectation {
  const allowed = filledListOption({ of: "allowedInviters", what, accepts: isInviter }, inviters);
  const isAllowed = usernameMatcher(allowed);
  const message = `allowed-inviters permits only ${listed(allowed)}`;
  const identity = JSON.stringify(allowed);
  return builtIn({
    id: "allowed-inviters",
    description: "Checks whether every invitation was sent by an allowed inviter.",
    explanation:
      "Where people come in by one way, such as a pipeline, an invitation by anybody else went around its review, or " +
      "comes from an account or a key that was taken over.",
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: { inviters: allowed },
    check: (invitations) =>
      invitations
        .filter(({ inviterUsername }) => !isAllowed(inviterUsername))
        .map((invitation) => ({ invitation, message, identity })),
  });
}
