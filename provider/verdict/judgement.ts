import type { Invitation } from "../atlas/invitation";
import { isBuiltIn } from "../expectations/built-in";
import type { Expectation, Finding } from "../expectations/expectation";

/** What one expectation finds wrong. */
export interface Judgement {
  readonly expectation: Expectation;
  /** The invitations that were judged. */
  readonly invitations: readonly Invitation[];
  readonly findings: readonly Finding[];
  /** Whether the expectation could say what it finds. If not, the finding says so, and nobody can accept it. */
  readonly checked: boolean;
}

/**
 * Asks every expectation what it finds wrong.
 *
 * @example
 * import { maxCount } from "../expectations/max-count";
 *
 * const [judgement] = judge([], [maxCount(5)], new Date());
 * @throws TypeError when `now` is not a valid date
 */
export function judge(
  invitations: readonly Invitation[],
  expectations: readonly Expectation[],
  now: Date,
): readonly Judgement[] {
  if (Number.isNaN(now.getTime())) throw new TypeError("evaluate needs a valid date as now. Received: Invalid Date");
  return expectations.map((expectation) => ({
    expectation,
    invitations,
    ...(isBuiltIn(expectation)
      ? { findings: expectation.check(invitations, { now }), checked: true }
      : runCustomCheck(expectation, invitations, now)),
  }));
}

/**
 * Asks a custom expectation. It gets copies, so that it can neither remove an invitation nor change one for the next
 * expectation. One that cannot say what it finds is itself a violation: a gate never passes for want of an answer.
 */
function runCustomCheck(
  { id, check }: Expectation,
  invitations: readonly Invitation[],
  now: Date,
): Pick<Judgement, "findings" | "checked"> {
  const copies = invitations.map(copyInvitation);
  try {
    const returned: unknown = check([...copies], { now: new Date(now) });
    if (!Array.isArray(returned)) return reportUnchecked(id, "it did not return a list of findings");
    const findings: unknown[] = Array.from(returned);
    const originals = new Map<unknown, Invitation | undefined>([[undefined, undefined]]);
    if (findings.length > 0) for (const [index, copy] of copies.entries()) originals.set(copy, invitations[index]);
    const sound = findings.filter((finding) => isFinding(finding, originals));
    if (sound.length < findings.length) {
      return reportUnchecked(id, "it returned something other than findings about these invitations");
    }
    return { findings: sound.map((finding) => restoreInvitation(finding, originals)), checked: true };
  } catch (error) {
    return reportUnchecked(id, error instanceof Error ? error.message : "it threw something other than an error");
  }
}

function copyInvitation(invitation: Invitation): Invitation {
  return {
    ...invitation,
    roles: [...invitation.roles],
    groupRoleAssignments: invitation.groupRoleAssignments.map((row) => ({ ...row })),
    teamIds: [...invitation.teamIds],
  };
}

function restoreInvitation(
  { invitation, ...rest }: Finding,
  originals: ReadonlyMap<unknown, Invitation | undefined>,
): Finding {
  const original = originals.get(invitation);
  return original ? { ...rest, invitation: original } : rest;
}

function reportUnchecked(id: string, reason: string): Pick<Judgement, "findings" | "checked"> {
  return { findings: [{ message: `${id} could not be checked: ${reason}` }], checked: false };
}

function isFinding(value: unknown, originals: ReadonlyMap<unknown, unknown>): value is Finding {
  if (typeof value !== "object" || value === null) return false;
  const { invitation, message, remedy, measure, identity }: { [Part in keyof Finding]?: unknown } = value;
  return (
    originals.has(invitation) &&
    typeof message === "string" &&
    ["string", "undefined"].includes(typeof remedy) &&
    ["string", "undefined"].includes(typeof identity) &&
    (measure === undefined || Number.isFinite(measure))
  );
}
