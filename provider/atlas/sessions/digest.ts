import { createHash } from "node:crypto";
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

/** An answer to a challenge. */
export interface DigestAuthorization {
  /** The value of the header `Authorization`. */
  readonly header: string;
  /** The digest in it, 32 hexadecimal digits. */
  readonly response: string;
}

/** A parameter of a challenge, `name=token` or `name="quoted"`; RFC 9110, section 11.2. */
const parameter = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/**
 * Reads a `WWW-Authenticate` header. Nothing when it holds no digest challenge, or one that asks for something else than
 * Atlas does: MD5 with the quality of protection `auth`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616#section-3.3
 */
export function parseDigestChallenge(header = ""): DigestChallenge | undefined {
  // A server can offer other kinds of authentication before this one.
  const start = header.search(/\bdigest\s/i);
  if (start < 0) return undefined;
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, token = ""] of header.slice(start).matchAll(parameter)) {
    const value = quoted === undefined ? token : quoted.replace(/\\(.)/g, "$1");
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
  }
  const realm = parameters.get("realm");
  const nonce = parameters.get("nonce");
  const offered = parameters.get("qop")?.split(",") ?? [];
  if (realm === undefined || !nonce) return undefined;
  if ((parameters.get("algorithm") ?? "MD5").toUpperCase() !== "MD5") return undefined;
  if (!offered.some((quality) => quality.trim() === "auth")) return undefined;
  return { realm, nonce, opaque: parameters.get("opaque") };
}

/**
 * Answers a challenge.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616#section-3.4
 */
export function createDigestAuthorization(
  { realm, nonce, opaque }: DigestChallenge,
  { publicKey: username, privateKey }: ApiKey,
  { method, uri, nonceCount, clientNonce: cnonce }: DigestRequest,
): DigestAuthorization {
  const nc = nonceCount.toString(16).padStart(8, "0");
  const secret = md5(`${username}:${realm}:${privateKey}`);
  const response = md5([secret, nonce, nc, cnonce, "auth", md5(`${method}:${uri}`)].join(":"));
  const quoted = Object.entries({ username, realm, nonce, uri, cnonce, response, ...(opaque && { opaque }) }).map(
    ([name, value]) => `${name}="${value.replace(/["\\]/g, "\\$&")}"`,
  );
  return { header: `Digest ${quoted.join(", ")}, algorithm=MD5, qop=auth, nc=${nc}`, response };
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
