import { createHash, timingSafeEqual } from "node:crypto";
import type { EmulatorRequest } from "../http/emulator-request";
import type { ApiKeyFixture } from "./api-key";
import { type DigestClaim, parseNonceCount } from "./digest-claim";
import type { Nonces } from "./nonces";

const realm = "MMS Public API";

/** The challenge for a new nonce, written exactly as Atlas writes it. */
export function createDigestChallenge(nonce: string): string {
  return `Digest realm="${realm}", domain="", nonce="${nonce}", algorithm=MD5, qop="auth", stale=false`;
}

/**
 * Verifies a digest: RFC 7616 with MD5 and qop=auth, over the request target with its query string.
 *
 * @returns the key that signed the request, or null when it is not signed as it must be
 */
export function verifyDigest(
  claim: DigestClaim,
  request: EmulatorRequest,
  apiKeys: readonly ApiKeyFixture[],
  nonces: Nonces,
): ApiKeyFixture | null {
  const apiKey = apiKeys.find(({ publicKey }) => publicKey === claim.username);
  const count = parseNonceCount(claim);
  if (!apiKey || count === null || !isForRequest(claim, request)) return null;
  const secret = md5(`${apiKey.publicKey}:${realm}:${apiKey.privateKey}`);
  const signed = md5(`${request.method}:${request.target}`);
  const expected = md5(`${secret}:${claim.nonce}:${claim.nc}:${claim.cnonce}:auth:${signed}`);
  if (!isSameText(expected, claim.response.toLowerCase())) return null;
  // Counted only once the signature is known to be right: nobody else can use a nonce up.
  return nonces.spend(claim.nonce, count) ? apiKey : null;
}

function isForRequest(claim: DigestClaim, request: EmulatorRequest): boolean {
  return (
    claim.realm === realm &&
    claim.uri === request.target &&
    claim.qop === "auth" &&
    (claim.algorithm ?? "MD5").toUpperCase() === "MD5" &&
    Boolean(claim.cnonce)
  );
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

function isSameText(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)];
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
