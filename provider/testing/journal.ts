import { type DigestClaim, nonceCountOf } from "./digest-verification";
import type { Question } from "./question";

/** One request that reached the emulator. Holds no Authorization header, nonce or digest. */
export interface JournalEntry {
  /** The method, such as `GET`. */
  readonly method: string;
  /** The path without the query string. */
  readonly path: string;
  /** The query string as sent, without the question mark; empty when there was none. */
  readonly query: string;
  /** The id of the organization in the path, or null when the path is not that of `/invites`. */
  readonly orgId: string | null;
  /** The status of the answer, or null when none was sent, or not yet. */
  readonly status: number | null;
  /** The public key that claims to have signed the request, or null without a digest. */
  readonly publicKey: string | null;
  /** How often the request says its nonce was used, from 1, or null without a digest. */
  readonly nonceCount: number | null;
  /** The Accept header, or null without one. */
  readonly accept: string | null;
  /** When the request arrived, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** The requests so far, in the order of their arrival. */
export interface Journal {
  /** Writes a request down and answers what notes the status of its answer. */
  begin(
    question: Question,
    claim: DigestClaim | null,
    orgId: string | null,
    startedAt: number,
  ): (status: number) => void;
  /** The entries as they are now; later requests do not change this list. */
  entries(): readonly JournalEntry[];
  forget(): void;
}

/** Holds the journal. */
export function createJournal(): Journal {
  let entries: readonly JournalEntry[] = [];
  return {
    begin({ method, path, query, accept }, claim, orgId, startedAt) {
      const entry: JournalEntry = {
        method,
        path,
        query,
        orgId,
        status: null,
        publicKey: claim?.username ?? null,
        nonceCount: claim && nonceCountOf(claim),
        accept,
        startedAt,
      };
      let current = entry;
      entries = [...entries, entry];
      return (status) => {
        const answered = { ...current, status };
        entries = entries.map((other) => (other === current ? answered : other));
        current = answered;
      };
    },
    entries: () => entries,
    forget() {
      entries = [];
    },
  };
}
