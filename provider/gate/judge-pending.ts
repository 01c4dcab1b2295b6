import type * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../error-message";
import type { ReadFailure } from "../verdict/verdict";
import { requireKnownExpectations } from "../waivers/known-expectations";
import type { SettledTerms } from "./gate-terms";
import type { Gates } from "./gates";
import { type JudgedGate, judgeGate, type Terms, unjudgedGate } from "./judged-gate";
import { knownValue } from "./known";
import type { PendingInvitations } from "./pending-invitations";

/** Judges what is read, once it is. An apply within another, as `pulumi.all` would copy every invitation several times. */
export function judgePending(
  pending: PendingInvitations,
  terms: pulumi.Output<SettledTerms>,
  options: Pick<Terms, "adopts" | "now"> & Pick<Gates, "expectationIds">,
): pulumi.Output<JudgedGate> {
  return terms.apply((settled) => {
    for (const { id } of settled.expectations) options.expectationIds.add(id);
    return pending.invitations.apply(async (invitations) => {
      const orgId = await knownValue(pending.orgId);
      const statuses = (await knownValue(pending.statuses)) ?? null;
      const usernames = (await knownValue(pending.usernames)) ?? null;
      const failure =
        settled.failure ?? (invitations ? wrongWaiver(settled, options.expectationIds) : await failureOf(pending));
      if (failure || !invitations) return unjudgedGate(failure ?? unexplained, settled, usernames);
      return judgeGate({ orgId, invitations, statuses, usernames }, { ...settled, ...options });
    });
  });
}

/** A waiver may be of an expectation of the user's own that another gate has, so every gate has to be made by now. */
function wrongWaiver({ givenWaivers }: SettledTerms, expectationIds: Iterable<string>): ReadFailure | null {
  try {
    requireKnownExpectations(givenWaivers, expectationIds);
    return null;
  } catch (error) {
    return { code: "configuration", message: messageOf(error) };
  }
}

const unexplained: ReadFailure = { code: "unexpected", message: "Nothing was read." };

async function failureOf({ failure }: PendingInvitations): Promise<ReadFailure> {
  return (failure && (await knownValue(failure))) ?? unexplained;
}
