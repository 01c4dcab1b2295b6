import type { Secrets } from "../secrets/secrets";
import type { Connection } from "../settings/connection";
import type { Http } from "../transport/http";
import { createDigestSession } from "./digest-session";
import { createServiceAccountSession } from "./service-account-session";
import { type Session, withBearer } from "./session";
import { createTokenEndpoint } from "./token-endpoint";

/** The sessions of a client, one for each connection. */
export interface Sessions {
  /**
   * Reads with the session for a connection, so that one nonce or token serves every request. When the last read has ended
   * and no other follows for some time, the session ends too; nobody waits for that.
   */
  use<Result>(connection: Connection, read: (session: Session) => Promise<Result>): Promise<Result>;
  /** Ends every session now; a later read starts others. Never rejects. */
  end(): Promise<void>;
  /** Ends every session within seconds, and no session gets a token after that. Never rejects. */
  endForGood(): Promise<void>;
}

/** A session, and who uses it. */
interface SharedSession {
  readonly session: Session;
  reads: number;
  idle?: NodeJS.Timeout;
}

/**
 * Starts without sessions.
 *
 * @param idleSeconds after how many seconds without a read a session ends
 */
export function createSessions(http: Http, secrets: Secrets, idleSeconds: number): Sessions {
  const sessions = new Map<string, SharedSession>();
  const over = new AbortController();

  function shareSession(connection: Connection): SharedSession {
    const shared = sessions.get(connection.identity) ?? {
      session: createSession(connection, http, secrets, over.signal),
      reads: 0,
    };
    sessions.set(connection.identity, shared);
    return shared;
  }

  async function end(identity: string, { session, idle }: SharedSession): Promise<void> {
    clearTimeout(idle);
    await session.end?.();
    if (sessions.get(identity)?.reads === 0) sessions.delete(identity);
  }

  async function endAll(): Promise<void> {
    await Promise.all([...sessions].map(([identity, shared]) => end(identity, shared)));
  }

  return {
    async use(connection, read) {
      const { identity } = connection;
      const shared = shareSession(connection);
      clearTimeout(shared.idle);
      shared.reads += 1;
      try {
        return await read(shared.session);
      } finally {
        shared.reads -= 1;
        if (shared.reads === 0) {
          shared.idle = setTimeout(() => end(identity, shared), idleSeconds * 1000);
          // Only a token has to be given back before the process ends.
          if (!shared.session.end) shared.idle.unref();
        }
      }
    },
    end: endAll,
    endForGood() {
      over.abort();
      return endAll();
    },
  };
}

function createSession(
  { baseUrl, credentials, origin }: Connection,
  http: Http,
  secrets: Secrets,
  over: AbortSignal,
): Session {
  if ("accessToken" in credentials) {
    return { send: (request) => http.exchange(withBearer(request, credentials.accessToken)) };
  }
  if ("clientId" in credentials) {
    const endpoint = createTokenEndpoint({ baseUrl, account: credentials, origin }, http, secrets);
    return createServiceAccountSession(endpoint, http, over);
  }
  return createDigestSession(credentials, http, secrets);
}
