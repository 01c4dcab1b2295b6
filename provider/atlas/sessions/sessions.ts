import { createHash } from "node:crypto";
import type { Connection } from "../settings/connection";
import { createDigestSession, type DigestSession } from "./digest-session";

const sessions = new Map<string, DigestSession>();

/** The one session of this process for a credential at a base URL, so that one nonce serves every request. */
export function sessionOf({ baseUrl, credentials }: Connection): DigestSession {
  const identity = JSON.stringify([baseUrl, credentials.publicKey, credentials.privateKey]);
  const key = createHash("sha256").update(identity).digest("hex");
  const session = sessions.get(key) ?? createDigestSession(credentials);
  sessions.set(key, session);
  return session;
}
