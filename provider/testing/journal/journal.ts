import type { Claim } from "../credentials/claim";
import { parseNonceCount } from "../credentials/digest-claim";
import type { Endpoint, Route } from "../endpoints/route";
import type { EmulatorRequest } from "../http/emulator-request";

/** One request that reached the emulator. Holds no Authorization header, nonce, digest, token or secret. */
export interface JournalEntry {
  /** The method, such as `GET`. */
  readonly method: string;
  /** The path without the query string. */
  readonly path: string;
  /** The query string as sent, without the request mark; empty when there was none. */
  readonly query: string;
  /** The endpoint at the path, or null when there is none. */
  readonly endpoint: Endpoint | null;
  /** The id of the organization in the path, or null when the path is not that of `/invites` or `/users`. */
  readonly orgId: string | null;
  /** The status of the answer, or null when none was sent, or not yet. */
  readonly status: number | null;
  /** The public key that claims to have signed the request, or null without a digest. */
  readonly publicKey: string | null;
  /** How often the request says its nonce was used, from 1, or null without a digest. */
  readonly nonceCount: number | null;
  /**
   * The client id in the header of a basic authentication, right or wrong, or of the service account whose token the
   * request uses, live or not; null when there is neither.
   */
  readonly clientId: string | null;
  /** The Accept header, or null without one. */
  readonly accept: string | null;
  /** When the request arrived, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When the answer was sent, or the connection ended without one, in milliseconds since 1970; null until then. */
  readonly endedAt: number | null;
}

/** What is written down when a request arrives. */
export interface Arrival {
  readonly request: EmulatorRequest;
  readonly route: Route;
  readonly claim: Claim | null;
  readonly clientId: string | null;
}

/** An entry that is still open. */
export interface OpenEntry {
  answered(status: number): void;
  ended(endedAt: number): void;
}

/** The requests so far, in the order of their arrival. */
export interface Journal {
  begin(arrival: Arrival, startedAt: number): OpenEntry;
  /** The entries as they are now; later requests do not change this list. */
  entries(): readonly JournalEntry[];
  forget(): void;
}

/** Holds the journal. */
export function createJournal(): Journal {
  let entries: readonly JournalEntry[] = [];
  return {
    begin(arrival, startedAt) {
      let current = openEntry(arrival, startedAt);
      entries = [...entries, current];

      function change(known: Partial<JournalEntry>): void {
        const changed = { ...current, ...known };
        entries = entries.map((other) => (other === current ? changed : other));
        current = changed;
      }

      return { answered: (status) => change({ status }), ended: (endedAt) => change({ endedAt }) };
    },
    entries: () => entries,
    forget() {
      entries = [];
    },
  };
}

function openEntry({ request, route, claim, clientId }: Arrival, startedAt: number): JournalEntry {
  const { method, path, query, accept } = request;
  const digest = claim?.scheme === "digest" ? claim.digest : null;
  return {
    method,
    path,
    query,
    endpoint: route.endpoint,
    orgId: route.orgId,
    status: null,
    publicKey: digest?.username ?? null,
    nonceCount: digest && parseNonceCount(digest),
    clientId,
    accept,
    startedAt,
    endedAt: null,
  };
}
