import { createUsernameMatcher, isOneAddress } from "../atlas/username";
import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { copyFilledListOption } from "./list-option";
import { joinNames } from "./listed";

const what = "e-mail addresses, public keys or client ids";

const isInviter = (name: string) => !name.includes("*") && (isOneAddress(name) || /^[^\s@]+$/.test(name));

/**
 * Checks whether every invitation was sent by an inviter in the list, in any case: the e-mail address of a person, the
 * public key of an API key, or the client id of a service account.
 *
 * @example
 * import { allowedInviters } from "pulumi-atlas-invitations";
 *
 * allowedInviters(["it@acme.com", "abcdefgh"]);
 * @throws TypeError when `inviters` is not a list of such names, or is empty
 */
export function allowedInviters(
  inviters: readonly string[],
  { enforcementLevel }: ExpectationOptions = {},
): Expectation {
  const allowed = copyFilledListOption({ of: "allowedInviters", what, accepts: isInviter }, inviters);
  const isAllowed = createUsernameMatcher(allowed);
  const message = `allowed-inviters permits only ${joinNames(allowed)}`;
  const identity = JSON.stringify(allowed);
  return markBuiltIn({
    id: "allowed-inviters",
    description: "Checks whether every invitation was sent by an allowed inviter.",
    explanation:
      "Where one account sends all invitations, such as that of a pipeline, an invitation by anybody else skipped its " +
      "review, or came from an account or a key that was taken over.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { inviters: allowed },
    check: (invitations) =>
      invitations
        .filter(({ inviterUsername }) => !isAllowed(inviterUsername))
        .map((invitation) => ({ invitation, message, identity })),
  });
}
