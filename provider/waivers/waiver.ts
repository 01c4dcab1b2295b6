import type { Invitation } from "../atlas/invitation";
import { asciiDomain, domainOf, usernameMatcher } from "../atlas/username";

/** An exception that somebody has accepted, with a reason and for a time. */
export interface Waiver {
  /** Whose invitation it is about: an e-mail address, in any case. Or a `domain`. */
  readonly username?: string | undefined;
  /** Whose invitations it is about: all addresses of this domain, such as `contractor.example`. Or a `username`. */
  readonly domain?: string | undefined;
  /** The id of the expectation that it waives, such as `max-age`. */
  readonly expectation: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The day from which on it no longer holds, as `2026-12-31`, from 00:00 UTC; at most a year ahead. */
  readonly expires: string;
}

/** A waiver, ready to be looked up. */
export interface ReadyWaiver {
  readonly waiver: Waiver;
  /** When it ends, in milliseconds since 1970. */
  readonly end: number;
  /** Tells whether it is about this violation of an expectation. */
  readonly covers: (expectation: string, invitation: Invitation) => boolean;
}

/**
 * Makes waivers ready.
 *
 * @throws TypeError naming the place of what is not as a waiver should be
 */
export function readyWaivers(waivers: readonly Waiver[], now: Date): readonly ReadyWaiver[] {
  if (Array.isArray(waivers) && waivers.length === 0) return [];
  // Loaded only where there are waivers, as zod is felt in the start of every preview.
  const { parseWaivers }: typeof import("./waiver-schema") = require("./waiver-schema");
  const parsed = parseWaivers(waivers, now);
  if ("problem" in parsed) throw new TypeError(`waivers${parsed.problem.place} ${parsed.problem.message}`);
  return parsed.waivers.map((waiver) => {
    const isAbout = aboutWhom(waiver);
    return {
      waiver,
      end: Date.parse(waiver.expires),
      covers: (expectation, { username }) => waiver.expectation === expectation && isAbout(username),
    };
  });
}

function aboutWhom({ username, domain }: Waiver): (username: string) => boolean {
  if (username !== undefined) return usernameMatcher([username]);
  const waived = asciiDomain(domain ?? "");
  return (other) => waived !== "" && domainOf(other) === waived;
}

/** Whose invitation a waiver is about, in words. */
export function subjectOf({ username, domain }: Waiver): string {
  return username ?? `everybody of ${domain}`;
}
