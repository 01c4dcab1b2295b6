import { type DigestClaim, readDigestClaim } from "./digest-claim";

/** What a request says about who asks, not yet verified. */
export type Claim =
  | { readonly scheme: "digest"; readonly digest: DigestClaim }
  | { readonly scheme: "bearer"; readonly accessToken: string }
  | { readonly scheme: "basic"; readonly clientId: string; readonly clientSecret: string };

/** Reads the Authorization header, or answers null when there is none, or none that can be read. */
export function readClaim(authorization: string | null): Claim | null {
  const [, scheme = "", rest = ""] = /^(\S+)\s+(.+)$/.exec(authorization ?? "") ?? [];
  switch (scheme.toLowerCase()) {
    case "bearer":
      return { scheme: "bearer", accessToken: rest };
    case "basic":
      return readBasicClaim(rest);
    default: {
      const digest = readDigestClaim(authorization);
      return digest && { scheme: "digest", digest };
    }
  }
}

/** The id and the secret stay as they were sent: Atlas does not undo the percent-encoding of RFC 6749 either. */
function readBasicClaim(encoded: string): Claim | null {
  const decoded = Buffer.from(encoded, "base64").toString();
  const colon = decoded.indexOf(":");
  if (colon < 0) return null;
  return { scheme: "basic", clientId: decoded.slice(0, colon), clientSecret: decoded.slice(colon + 1) };
}
