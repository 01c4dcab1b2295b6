import type { Invitation } from "../atlas/invitation";
import type { Expectation, Finding } from "../expectations/expectation";
import type { ReadyWaiver } from "../waivers/ready-waiver";
import { describeSubject, listWaivedExpectations } from "../waivers/waiver";
import type { Expected, Violation } from "./verdict";

/**
 * Makes the violation that a finding is, unless somebody has accepted it.
 *
 * @param expired the waiver that covered it and no longer does
 * @example
 * import { maxCount } from "../expectations/max-count";
 *
 * createViolation(maxCount(5), { message: "max-count permits 5 invitations, not 6" }, undefined);
 */
export function createViolation(
  { id, enforcementLevel }: Expectation,
  { invitation, message, remedy }: Finding,
  expired: ReadyWaiver | undefined,
): Violation {
  return {
    expectation: id,
    enforcementLevel,
    invitation: invitation ?? null,
    message,
    remedy: remedy ?? (invitation ? describeWithdrawal(invitation) : null),
    ...(expired && { expiredWaiver: { waiver: expired.waiver, source: expired.source } }),
  };
}

/**
 * Says how to withdraw an invitation. Atlas withdraws by an id of the endpoint that listed it; only `/users` leaves the
 * organization's name out and knows other statuses.
 *
 * @see https://www.mongodb.com/docs/atlas/cli/current/command/atlas-organizations-invitations-delete/
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-removeorguser
 */
function describeWithdrawal({ id, orgId, orgName, status }: Invitation): string {
  if (orgName === null || status !== "PENDING") {
    const command = `atlas api mongoDbCloudUsers removeOrgUser --orgId ${orgId} --userId ${id}`;
    return `withdraw it, which also removes a member who accepted it meanwhile: ${command}`;
  }
  return `withdraw it: atlas organizations invitations delete ${id} --orgId ${orgId}`;
}

/** What is expected of waivers, wherever there are some. */
export const waiversInForce: Expected = {
  id: "waivers",
  description: "Checks whether every waiver is in force.",
  explanation: "An exception is accepted for a time. When that time is over, somebody has to decide again.",
  enforcementLevel: "mandatory",
};

/**
 * Makes the violation that a waiver is once it has expired.
 *
 * @example
 * import { prepareWaivers } from "../waivers/ready-waiver";
 *
 * prepareWaivers([], { now: new Date(), gate: "acme" }).map(createExpiredWaiverViolation);
 */
export function createExpiredWaiverViolation({ waiver, source }: ReadyWaiver): Violation {
  const { owner, reason, expires } = waiver;
  const ids = listWaivedExpectations(waiver).join(", ");
  return {
    expectation: waiversInForce.id,
    enforcementLevel: waiversInForce.enforcementLevel,
    invitation: null,
    message: `the waiver of ${ids} for ${describeSubject(waiver)} expired on ${expires} (${owner}: ${reason})`,
    remedy: "remove the waiver, or renew it with a new date",
    expiredWaiver: { waiver, source },
  };
}
