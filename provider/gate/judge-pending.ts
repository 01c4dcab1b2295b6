import type * as pulumi from "@pulumi/pulumi";
import { describeError } from "../error-message";
import type { ReadFailure } from "../verdict/verdict";
import { requireKnownExpectations } from "../waivers/known-expectations";
import type { SettledTerms } from "./gate-terms";
import type { Gates } from "./gates";
import { createUnjudgedGate, type JudgedGate, judgeGate, type Terms } from "./judged-gate";
import { getKnownValue } from "./known";
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
      const orgId = await getKnownValue(pending.orgId);
      const statuses = (await getKnownValue(pending.statuses)) ?? null;
      const usernames = (await getKnownValue(pending.usernames)) ?? null;
      const failure =
        settled.failure ?? (invitations ? findWrongWaiver(settled, options.expectationIds) : await getFailure(pending));
      if (failure || !invitations) return createUnjudgedGate(failure ?? unexplained, settled, usernames);
      return judgeGate({ orgId, invitations, statuses, usernames }, { ...settled, ...options });
    });
  });
}

/** A waiver may be of an expectation of the user's own that another gate has, so every gate has to be made by now. */
function findWrongWaiver({ givenWaivers }: SettledTerms, expectationIds: Iterable<string>): ReadFailure | null {
  try {
    requireKnownExpectations(givenWaivers, expectationIds);
    return null;
  } catch (error) {
    return { code: "configuration", message: describeError(error) };
  }
}

const unexplained: ReadFailure = { code: "unexpected", message: "Nothing was read." };

async function getFailure({ failure }: PendingInvitations): Promise<ReadFailure> {
  return (failure && (await getKnownValue(failure))) ?? unexplained;
}
