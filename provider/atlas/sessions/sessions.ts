import type { Connection } from "../settings/connection";
import { exchange } from "../transport/http";
import { createDigestSession } from "./digest-session";
import { createServiceAccountSession } from "./service-account-session";
import { type Session, withBearer } from "./session";

/** A session, and who uses it. */
interface Shared {
  readonly session: Session;
  reads: number;
  idle?: NodeJS.Timeout;
}

const sessions = new Map<string, Shared>();

/**
 * Reads with the one session of this process for a connection, so that one nonce or token serves every request. When the
 * last read has ended and no other follows for some time, the session ends too; nobody waits for that.
 */
export async function withSession<Result>(
  connection: Connection,
  idleSeconds: number,
  read: (session: Session) => Promise<Result>,
): Promise<Result> {
  const shared = sharedSession(connection);
  clearTimeout(shared.idle);
  shared.reads += 1;
  try {
    return await read(shared.session);
  } finally {
    shared.reads -= 1;
    const { end } = shared.session;
    if (shared.reads === 0 && end) shared.idle = setTimeout(end, idleSeconds * 1000);
  }
}

/** Ends every session now, for a process that is about to exit. Never rejects. */
export async function endSessions(): Promise<void> {
  await Promise.all([...sessions.values()].map(({ session }) => session.end?.()));
}

function sharedSession(connection: Connection): Shared {
  const shared = sessions.get(connection.identity) ?? { session: createSession(connection), reads: 0 };
  sessions.set(connection.identity, shared);
  return shared;
}

function createSession({ baseUrl, credentials, origin }: Connection): Session {
  if ("accessToken" in credentials) {
    return { send: (request) => exchange(withBearer(request, credentials.accessToken)) };
  }
  if ("clientId" in credentials) return createServiceAccountSession({ baseUrl, account: credentials, origin });
  return createDigestSession(credentials);
}
