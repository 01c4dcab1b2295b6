import type { Invitation } from "../atlas/invitation";
import type { Expectation, ExpectationContext, Finding } from "./expectation";
import { isMandatory, type Verdict, type Violation } from "./verdict";

/**
 * Judges invitations by expectations. Pure: the same invitations, expectations and time give the same verdict.
 *
 * @throws TypeError when `now` is not a valid date
 */
export function evaluate(
  invitations: readonly Invitation[],
  expectations: readonly Expectation[],
  { now }: ExpectationContext,
): Verdict {
  if (Number.isNaN(now.getTime())) throw new TypeError("evaluate needs a valid date as now. Received: Invalid Date");
  const judged = Object.freeze(invitations.map(frozenCopy));
  const known = new Set<unknown>([undefined, ...judged]);
  const violations = expectations.flatMap((expectation) =>
    findingsOf(expectation, judged, known, now).map((finding) => violationOf(expectation, finding)),
  );
  return {
    passed: !violations.some(isMandatory),
    invitationCount: invitations.length,
    violations,
  };
}

/** No expectation can take an invitation away from the next, or change it. */
function frozenCopy(invitation: Invitation): Invitation {
  return Object.freeze({
    ...invitation,
    roles: Object.freeze([...invitation.roles]),
    groupRoleAssignments: Object.freeze(invitation.groupRoleAssignments.map((row) => Object.freeze({ ...row }))),
    teamIds: Object.freeze([...invitation.teamIds]),
  });
}

function violationOf({ id, enforcementLevel }: Expectation, { invitation, message, remedy }: Finding): Violation {
  return {
    expectation: id,
    enforcementLevel,
    invitation: invitation ?? null,
    message,
    remedy: remedy ?? (invitation ? withdrawal(invitation) : null),
  };
}

/** Atlas withdraws by an id of the endpoint that listed it; only `/users` leaves the name out and knows other statuses. */
function withdrawal({ id, orgId, orgName, status }: Invitation): string {
  if (orgName === null || status !== "PENDING") {
    return `withdraw it: atlas api mongoDbCloudUsers removeOrgUser --orgId ${orgId} --userId ${id}`;
  }
  return `withdraw it: atlas organizations invitations delete ${id} --orgId ${orgId}`;
}

/** An expectation that cannot say what it finds is itself a violation: a gate never passes for want of an answer. */
function findingsOf(
  { id, check }: Expectation,
  invitations: readonly Invitation[],
  known: ReadonlySet<unknown>,
  now: Date,
): readonly Finding[] {
  try {
    const findings: unknown = check(invitations, { now: new Date(now) });
    if (Array.isArray(findings) && findings.every((finding) => isFinding(finding, known))) return findings;
    return [{ message: `${id} could not be checked: it did not return a list of findings about these invitations` }];
  } catch (error) {
    return [{ message: `${id} could not be checked: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function isFinding(value: unknown, known: ReadonlySet<unknown>): value is Finding {
  if (typeof value !== "object" || value === null) return false;
  const { invitation, message, remedy }: { [Part in keyof Finding]?: unknown } = value;
  return known.has(invitation) && typeof message === "string" && ["string", "undefined"].includes(typeof remedy);
}
