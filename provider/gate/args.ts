import { plainError } from "../plain-error";

/**
 * Refuses args that the resource does not know. In JavaScript nothing else would tell that `expectation` was meant to be
 * `expectations`, and the gate would pass without it.
 */
export function requireKnownArgs(resource: string, args: object, known: readonly string[]): void {
  const [unknown] = Object.entries(args).find(([arg, value]) => value !== undefined && !known.includes(arg)) ?? [];
  if (unknown !== undefined)
    throw plainError(`${resource} does not know the arg ${unknown}. It knows ${known.join(", ")}.`);
}

/** Refuses a missing id, without which the engine would take the data source for something to create. */
export function requireOrgId<OrgId>(resource: string, orgId: OrgId): OrgId {
  if (orgId) return orgId;
  throw plainError(`${resource} needs orgId, 24 hexadecimal digits in lower case.`);
}
