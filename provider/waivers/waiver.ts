/** An exception that somebody has accepted, with a reason and for a time. */
export interface Waiver {
  /** Whose invitation it is about: an e-mail address, in any case. Or a `domain`. */
  readonly username?: string | undefined;
  /** Whose invitations it is about: all addresses of this domain, such as `contractor.example`. Or a `username`. */
  readonly domain?: string | undefined;
  /**
   * The organization it is about: an id of 24 hexadecimal digits, or the name of the gate that judges it.
   *
   * @default every organization whose gate is given the waiver
   */
  readonly organization?: string | undefined;
  /** The id of the expectation that it waives, such as `max-age`, or a list of ids. */
  readonly expectation: string | readonly string[];
  /** Why it is accepted. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The day from which on it no longer holds, as `2026-12-31`, from 00:00 UTC; at most a year ahead. */
  readonly expires: string;
}

/** Every field that a waiver can have. */
export const waiverFields = [
  "username",
  "domain",
  "organization",
  "expectation",
  "reason",
  "owner",
  "expires",
] as const satisfies readonly (keyof Waiver)[];

/**
 * Lists the ids of the expectations that a waiver waives.
 *
 * @example
 * listWaivedExpectations({ expectation: "max-age" }); // ["max-age"]
 */
export function listWaivedExpectations({ expectation }: Pick<Waiver, "expectation">): readonly string[] {
  return typeof expectation === "string" ? [expectation] : expectation;
}

/**
 * Says whose invitation a waiver is about: an address, or everybody of a domain.
 *
 * @example
 * describeSubject({ domain: "contractor.example" }); // "everybody of contractor.example"
 */
export function describeSubject({ username, domain }: Pick<Waiver, "username" | "domain">): string {
  return username ?? `everybody of ${domain}`;
}
