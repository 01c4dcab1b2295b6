import { timingSafeEqual } from "node:crypto";
import { DIGEST } from "http-auth-utils";
import type { Question } from "../server/question";
import type { ApiKeyFixture } from "./api-key";
import type { Nonces } from "./nonces";

const realm = "MMS Public API";

/** What a digest says about itself, not yet verified. */
export interface DigestClaim {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm?: string;
  readonly cnonce?: string;
  readonly qop?: string;
  readonly nc?: string;
}

/** Reads the Authorization header, or answers null when it holds no digest that can be read. */
export function readDigestClaim(authorization: string | null): DigestClaim | null {
  const rest = /^digest\s+(.+)$/i.exec(authorization ?? "")?.[1];
  if (rest === undefined) return null;
  try {
    return DIGEST.parseAuthorizationRest(rest);
  } catch {
    return null;
  }
}

/** The count of a nonce as a number, or null when it is not eight hexadecimal digits. */
export function nonceCountOf(claim: DigestClaim): number | null {
  return /^[0-9a-f]{8}$/i.test(claim.nc ?? "") ? Number.parseInt(claim.nc ?? "", 16) : null;
}

/** The challenge for a new nonce, written exactly as Atlas writes it. */
export function digestChallenge(nonce: string): string {
  return `Digest realm="${realm}", domain="", nonce="${nonce}", algorithm=MD5, qop="auth", stale=false`;
}

/**
 * Verifies a digest: RFC 7616 with MD5 and qop=auth, over the request target with its query string.
 *
 * @returns the key that signed the request, or null when it is not signed as it must be
 */
export function verifyDigest(
  claim: DigestClaim,
  question: Question,
  apiKeys: readonly ApiKeyFixture[],
  nonces: Nonces,
): ApiKeyFixture | null {
  const apiKey = apiKeys.find(({ publicKey }) => publicKey === claim.username);
  const count = nonceCountOf(claim);
  if (!apiKey || count === null || !isForQuestion(claim, question)) return null;
  const expected = DIGEST.computeHash({
    algorithm: "md5",
    username: apiKey.publicKey,
    password: apiKey.privateKey,
    realm,
    method: question.method,
    uri: question.target,
    nonce: claim.nonce,
    nc: claim.nc ?? "",
    cnonce: claim.cnonce ?? "",
    qop: "auth",
  });
  if (!isSameText(expected, claim.response.toLowerCase())) return null;
  // Counted only once the signature is known to be right: nobody else can use a nonce up.
  return nonces.spend(claim.nonce, count) ? apiKey : null;
}

function isForQuestion(claim: DigestClaim, question: Question): boolean {
  return (
    claim.realm === realm &&
    claim.uri === question.target &&
    claim.qop === "auth" &&
    (claim.algorithm ?? "MD5").toUpperCase() === "MD5" &&
    Boolean(claim.cnonce)
  );
}

function isSameText(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)];
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
