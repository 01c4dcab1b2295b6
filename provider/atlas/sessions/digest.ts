import { DIGEST, parseWWWAuthenticateHeader } from "http-auth-utils";
import type { ApiKey } from "../settings/credentials";

/** What a server asks a digest to be computed with; RFC 7616, section 3.3. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
}

/** What one digest is computed over besides the challenge. */
export interface DigestRequest {
  readonly method: string;
  /** The request target: path and query, exactly as sent. */
  readonly uri: string;
  /** How often the nonce was used, this time included; from 1. */
  readonly nonceCount: number;
  /** The client's own nonce. */
  readonly clientNonce: string;
}

/**
 * Reads a `WWW-Authenticate` header. Nothing when it is no digest challenge, or asks for more than what Atlas uses:
 * MD5 with quality of protection `auth`.
 */
export function parseDigestChallenge(header: string | undefined): DigestChallenge | undefined {
  const data = digestData(header);
  if (!data?.realm || !data.nonce) return undefined;
  if ((data.algorithm ?? "MD5").toUpperCase() !== "MD5") return undefined;
  if (!data.qop?.split(",").some((offered) => offered.trim() === "auth")) return undefined;
  return { realm: data.realm, nonce: data.nonce, opaque: data.opaque };
}

function digestData(header: string | undefined): Record<string, string | undefined> | undefined {
  try {
    return { ...parseWWWAuthenticateHeader(digestPart(header), [DIGEST], { strict: false }).data };
  } catch {
    return undefined;
  }
}

/** A server can offer other kinds of authentication before this one. */
function digestPart(header = ""): string {
  return header.slice(Math.max(0, header.search(/\bdigest\s/i)));
}

/** The `Authorization` header that answers a challenge; RFC 7616, section 3.4. */
export function digestAuthorization(challenge: DigestChallenge, key: ApiKey, request: DigestRequest): string {
  const { realm, nonce, opaque } = challenge;
  const nc = request.nonceCount.toString(16).padStart(8, "0");
  const response = DIGEST.computeHash({
    algorithm: "md5",
    username: key.publicKey,
    password: key.privateKey,
    realm,
    nonce,
    method: request.method,
    uri: request.uri,
    nc,
    cnonce: request.clientNonce,
    qop: "auth",
  });
  const quoted = { username: key.publicKey, realm, nonce, uri: request.uri, cnonce: request.clientNonce, response };
  const parameters = Object.entries(opaque === undefined ? quoted : { ...quoted, opaque });
  return `Digest ${parameters.map(([name, value]) => `${name}="${value}"`).join(", ")}, algorithm=MD5, qop=auth, nc=${nc}`;
}
