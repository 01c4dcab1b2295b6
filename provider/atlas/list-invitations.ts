import { AtlasError } from "./atlas-error";
import { createAsk, type ReadContext } from "./endpoints/ask";
import { readInvitations } from "./endpoints/reading";
import { askOnce } from "./equal-questions";
import { fingerprint } from "./fingerprint";
import { byKey, type Invitation } from "./invitation";
import type { Endpoint, Nullable } from "./list-inputs";
import { type ListInvitationsOptions, requireKnownOptions } from "./list-options";
import { completeListQuery, type ListQuery } from "./list-query";
import { withSession } from "./sessions/sessions";
import { type Connection, resolveConnection } from "./settings/connection";
import { findSources } from "./settings/find-sources";
import type { SettingSource } from "./settings/setting-source";
import { startBudget } from "./transport/budget";

/** The invitations of an organization, complete. */
export interface InvitationList {
  /** Sorted by `username`, then `createdAt`. */
  readonly invitations: readonly Invitation[];
  /** The organization's name, or `null` when no invitation tells it. */
  readonly orgName: string | null;
  /** Which endpoint answered. */
  readonly servedBy: Endpoint;
  /** When Atlas will stop serving that endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  readonly sunset: string | null;
  /** A digest of what was invited, 64 hexadecimal digits: equal as long as the invitations are, from either endpoint. */
  readonly fingerprint: string;
}

/** Where a read takes place. */
export interface Surroundings {
  /** Where credentials and base URL are found, in this order. */
  readonly sources: readonly SettingSource[];
  /** How many seconds the answer may serve equal querys after it has come. */
  readonly keptSeconds: number;
  /** After how many seconds without a read a token is given back. */
  readonly idleSeconds: number;
  /** Is told, in one line, what a reader of the log should know: a long wait, several kinds of credentials. */
  readonly onNotice: (line: string) => void;
}

/**
 * Lists the invitations of a MongoDB Atlas organization that nobody has accepted yet. Equal querys that are on their way
 * at the same time are asked once.
 *
 * @param orgId the organization's id, 24 hexadecimal digits
 * @returns all of them; what is not a complete and understood answer is an error, never a shorter list
 * @throws {@link AtlasError}, whose `code` says what went wrong
 */
export async function listInvitations(orgId: string, options: ListInvitationsOptions = {}): Promise<InvitationList> {
  requireKnownOptions(options);
  const sources = findSources(options, process.env);
  return listInvitationsFrom({ sources, keptSeconds: 0, idleSeconds: 0.5, onNotice: () => undefined }, orgId, options);
}

/** The same, in other surroundings than a process with an environment alone. */
export async function listInvitationsFrom(
  { sources, keptSeconds, idleSeconds, onNotice }: Surroundings,
  orgId: string,
  options: Nullable<ListInvitationsOptions>,
): Promise<InvitationList> {
  const query = completeListQuery({ ...options, orgId });
  const connection = resolveConnection(options, sources);
  if (connection.warning) onNotice(connection.warning);
  const budget = startBudget(query.timeoutSeconds, new URL(connection.baseUrl).host);
  const read = () =>
    withSession(connection, idleSeconds, (session) => readList({ query, connection, session, budget, onNotice }));
  const list = async (): Promise<InvitationList> => {
    const { answer, isShared } = askOnce(identityOf(connection, query), keptSeconds, read);
    try {
      return await answer;
    } catch (error) {
      // Whoever asked first had less time than there is here.
      if (isShared && isForWantOfTime(error) && budget.remaining() > 0) return list();
      throw error;
    }
  };
  return Promise.race([list(), budget.expired]);
}

/** What is asked of whom; how long and how often somebody tries does not make it another query. */
function identityOf({ identity }: Connection, { orgId, endpoint, statuses, username }: ListQuery): string {
  return JSON.stringify([identity, orgId, endpoint, statuses, username]);
}

function isForWantOfTime(error: unknown): boolean {
  return error instanceof AtlasError && (error.code === "timed-out" || error.code === "rate-limited");
}

async function readList(context: ReadContext): Promise<InvitationList> {
  const { query, connection } = context;
  const reading = await readInvitations(createAsk(context), connection.baseUrl, query);
  const invitations = reading.invitations.toSorted(byKey);
  return {
    invitations,
    orgName: invitations[0]?.orgName ?? null,
    servedBy: reading.servedBy,
    sunset: reading.sunset,
    fingerprint: fingerprint(invitations),
  };
}
