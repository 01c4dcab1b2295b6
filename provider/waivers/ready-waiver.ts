import type { Invitation } from "../atlas/invitation";
import { createUsernameMatcher, domainOf, normalizeDomain } from "../atlas/username";
import { listWaivedExpectations, type Waiver } from "./waiver";
import { recallSource, type WaiverSource } from "./waiver-source";

/** A waiver of a gate, ready to be looked up. */
export interface ReadyWaiver {
  readonly waiver: Waiver;
  /** Where it stands, or `null` when it was not read from a file. */
  readonly source: WaiverSource | null;
  /** When it ends, in milliseconds since 1970. */
  readonly end: number;
  /** The id of the only organization that it is about, or `null` when it is about every one that the gate judges. */
  readonly orgId: string | null;
  /** Tells whether it is about this violation of an expectation. */
  readonly covers: (expectation: string, invitation: Invitation) => boolean;
}

/** What waivers are made ready with. */
export interface ReadyWaiverOptions {
  /** The time, as no waiver may end more than a year ahead. */
  readonly now: Date;
  /** The name of the gate. A waiver that names another gate is left out. */
  readonly gate: string | undefined;
}

/**
 * Makes the waivers of a gate ready.
 *
 * @example
 * prepareWaivers([], { now: new Date(), gate: "acme" }); // []
 * @throws TypeError naming the place of what is not as a waiver must be
 */
export function prepareWaivers(waivers: readonly Waiver[], { now, gate }: ReadyWaiverOptions): readonly ReadyWaiver[] {
  if (Array.isArray(waivers) && waivers.length === 0) return [];
  // Loaded only where there are waivers, as zod is felt in the start of every preview.
  const { parseWaivers }: typeof import("./waiver-schema") = require("./waiver-schema");
  const parsed = parseWaivers(waivers, now);
  if ("problem" in parsed) throw new TypeError(`waivers${parsed.problem.place} ${parsed.problem.message}`);
  const ready: ReadyWaiver[] = [];
  for (const [index, waiver] of parsed.waivers.entries()) {
    const orgId = findOrganization(waiver, gate);
    if (orgId !== undefined) ready.push(prepareWaiver(waiver, orgId, recallSource(waivers[index])));
  }
  return ready;
}

/**
 * Tells whether a waiver is meant for what a gate judges.
 *
 * @example
 * isMeantFor({ organization: "beta" }, { gate: "acme", orgId: "5f0000000000000000000001" }); // false
 */
export function isMeantFor(
  waiver: Pick<Waiver, "organization">,
  { gate, orgId }: { readonly gate: string | undefined; readonly orgId: string | undefined },
): boolean {
  const only = findOrganization(waiver, gate);
  return only === null || (only !== undefined && only === orgId);
}

/** The id of the only organization of a waiver, `null` for all that the gate judges, `undefined` for one of another gate. */
function findOrganization({ organization }: Pick<Waiver, "organization">, gate: string | undefined) {
  const name = organization?.trim();
  if (name === undefined || name === gate) return null;
  return /^[0-9a-f]{24}$/.test(name) ? name : undefined;
}

function prepareWaiver(waiver: Waiver, orgId: string | null, source: WaiverSource | null): ReadyWaiver {
  const ids = listWaivedExpectations(waiver);
  const isAbout = createUsernameTest(waiver);
  return {
    waiver,
    source,
    end: Date.parse(waiver.expires),
    orgId,
    covers: (expectation, invitation) =>
      ids.includes(expectation) && (orgId === null || orgId === invitation.orgId) && isAbout(invitation.username),
  };
}

function createUsernameTest({ username, domain }: Waiver): (username: string) => boolean {
  if (username !== undefined) return createUsernameMatcher([username]);
  const waived = normalizeDomain(domain ?? "");
  return (other) => waived !== "" && domainOf(other) === waived;
}
