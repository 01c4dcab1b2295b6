import "./require-node";
import { AtlasError } from "./atlas-error";
import { createGetPage, type ReadContext } from "./endpoints/get-page";
import { readInvitations } from "./endpoints/read-invitations";
import { redactError } from "./error-without-secrets";
import { computeFingerprint } from "./fingerprint";
import { compareInvitations } from "./invitation";
import type { InvitationList } from "./invitation-list";
import type { ListInputs, Nullable } from "./list-inputs";
import { completeListQuery, type ListQuery } from "./list-query";
import { createSecrets } from "./secrets/secrets";
import { createSessions } from "./sessions/sessions";
import { type Connection, resolveConnection } from "./settings/connection";
import type { Credentials } from "./settings/credentials";
import type { SettingPlace } from "./settings/find-sources";
import type { SettingSource } from "./settings/setting-source";
import { createSharedReads } from "./shared-reads";
import { startBudget } from "./transport/budget";
import { createHosts } from "./transport/hosts";
import { createHttp } from "./transport/http";

/** What a client is made with. */
export interface AtlasClientOptions {
  /**
   * Finds where the credentials and the base URL of an organization are, in their order; `findSources` does so with the
   * environment and the config of a stack.
   */
  readonly sources: (place: SettingPlace) => readonly SettingSource[];
  /**
   * How many seconds a list may serve others who ask for the same, after it has come.
   *
   * @default 0
   */
  readonly keptSeconds?: number;
  /**
   * After how many seconds without a read a token is given back. Until then it keeps the process alive.
   *
   * @default 0.5
   */
  readonly idleSeconds?: number;
  /**
   * Is told, in one line, what a reader of the log should know: a long wait, several kinds of credentials.
   *
   * @default nobody is told
   */
  readonly onNotice?: (line: string) => void;
}

/** How a client lists the invitations of an organization; `null` stands for what is left out. */
export interface ClientListOptions extends Partial<Nullable<Omit<ListInputs, "orgId" | "usernames">>> {
  /** What Atlas knows the caller by, in place of what the sources say. */
  readonly credentials?: Credentials | null | undefined;
}

/** A client of the Atlas Administration API, which holds what its reads share: tokens, nonces, connections and waits. */
export interface AtlasClient {
  /**
   * Lists the invitations of an organization that nobody has accepted yet.
   *
   * @param orgId the organization's id, 24 hexadecimal digits
   * @returns all of them; what is not a complete and understood answer is an error, never a shorter list
   * @throws {@link AtlasError}, whose `code` says what went wrong
   */
  list(orgId: string, options?: ClientListOptions): Promise<InvitationList>;
  /** Gives tokens back and closes connections, once nothing is being read. Never rejects. A later read opens others. */
  close(): Promise<void>;
}

/** A client of a process that may be interrupted while it reads. */
export interface InterruptibleClient extends AtlasClient {
  /**
   * Gives tokens back for good, within seconds: it does not wait for what is being read, nor for a token that does not come.
   * Unlike after `close`, no read gets another token, so that none outlives the process. Never rejects.
   */
  giveTokensBack(): Promise<void>;
}

/**
 * Makes a client.
 *
 * @example
 * const client = createAtlasClient({ sources: (place) => findSources(place, process.env) });
 * const { invitations } = await client.list("5f0000000000000000000001", { environmentPrefix: "ACME_" });
 * await client.close();
 */
export function createAtlasClient(options: AtlasClientOptions): AtlasClient {
  const { list, close } = createInterruptibleClient(options);
  return { list, close };
}

/** Makes a client for a process that Pulumi interrupts. */
export function createInterruptibleClient(options: AtlasClientOptions): InterruptibleClient {
  const { sources, keptSeconds = 0, idleSeconds = 0.5, onNotice = () => undefined } = options;
  const secrets = createSecrets();
  const hosts = createHosts();
  const http = createHttp(hosts, secrets);
  const sessions = createSessions(http, secrets, idleSeconds);
  const reads = createSharedReads<InvitationList>(keptSeconds);
  const withoutInvites = new Set<string>();

  async function list(orgId: string, given: ClientListOptions): Promise<InvitationList> {
    const connection = resolveConnection(given, sources(given), secrets);
    const query = completeListQuery({ ...given, orgId }, secrets);
    if (connection.warning) onNotice(connection.warning);
    const { host } = new URL(connection.baseUrl);
    const budget = startBudget(query.timeoutSeconds, (seconds) => http.timeoutError(host, seconds));
    const read = () =>
      sessions.use(connection, (session) =>
        readList({ query, connection, session, hosts, budget, onNotice }, withoutInvites),
      );
    const sharedList = async (): Promise<InvitationList> => {
      const { result, isShared } = reads.share(createReadKey(connection, query), read);
      try {
        return await result;
      } catch (error) {
        // Whoever asked first had less time than there is here.
        if (isShared && isOutOfTime(error) && budget.remaining() > 0) return sharedList();
        throw error;
      }
    };
    return Promise.race([sharedList(), budget.expired]).finally(budget.release);
  }

  return {
    async list(orgId, given = {}) {
      try {
        return await list(orgId, given);
      } catch (error) {
        throw redactError(error, secrets);
      }
    },
    giveTokensBack: () => sessions.endForGood(),
    async close() {
      await sessions.end();
      await http.close();
    },
  };
}

/** What is asked of whom; how long and how often somebody tries does not make it another read. */
function createReadKey({ identity }: Connection, { orgId, endpoint, statuses, username }: ListQuery): string {
  return JSON.stringify([identity, orgId, endpoint, statuses, username]);
}

function isOutOfTime(error: unknown): boolean {
  return error instanceof AtlasError && (error.code === "timed-out" || error.code === "rate-limited");
}

async function readList(context: ReadContext, withoutInvites: Set<string>): Promise<InvitationList> {
  const { query, connection } = context;
  const reading = await readInvitations(createGetPage(context), connection.baseUrl, query, withoutInvites);
  const invitations = reading.invitations.toSorted(compareInvitations);
  return {
    invitations,
    orgName: invitations[0]?.orgName ?? null,
    servedBy: reading.servedBy,
    sunset: reading.sunset,
    fingerprint: computeFingerprint(invitations),
  };
}
