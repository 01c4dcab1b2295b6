import type { EmulatorRequest } from "../http/emulator-request";
import type { AccessTokenFixture } from "./access-token";
import type { ApiKeyFixture } from "./api-key";
import type { Claim } from "./claim";
import { verifyDigest } from "./digest-verification";
import type { Nonces } from "./nonces";
import type { Principal } from "./principal";
import type { ServiceAccountFixture } from "./service-account";
import type { Tokens } from "./tokens";

/** Everybody the emulator knows, and what they prove it with. */
export interface AuthenticationWorld {
  readonly apiKeys: readonly ApiKeyFixture[];
  readonly nonces: Nonces;
  readonly serviceAccounts: readonly ServiceAccountFixture[];
  readonly tokens: Tokens;
  readonly accessTokens: readonly AccessTokenFixture[];
}

/** Who asks the API: the owner of a digest or of a bearer token, or null when neither is proved. */
export function authenticate(
  request: EmulatorRequest,
  claim: Claim | null,
  world: AuthenticationWorld,
): Principal | null {
  switch (claim?.scheme) {
    case "digest":
      return verifyDigest(claim.digest, request, world.apiKeys, world.nonces);
    case "bearer":
      return authenticateBearer(claim.accessToken, world);
    default:
      return null;
  }
}

function authenticateBearer(token: string, { tokens, accessTokens }: AuthenticationWorld): Principal | null {
  if (tokens.isLive(token)) return tokens.mintedFor(token);
  return accessTokens.find(({ accessToken }) => accessToken === token) ?? null;
}

/** Which service account asks for a token or revokes one, or null when its id and secret are not proved. */
export function authenticateClient(claim: Claim | null, world: AuthenticationWorld): ServiceAccountFixture | null {
  if (claim?.scheme !== "basic") return null;
  const { clientId, clientSecret } = claim;
  return (
    world.serviceAccounts.find((account) => account.clientId === clientId && account.clientSecret === clientSecret) ??
    null
  );
}

/** The client id that a request names, or whose token it uses, proved or not; null when it does neither. */
export function findClientId(claim: Claim | null, { tokens }: AuthenticationWorld): string | null {
  if (claim?.scheme === "basic") return claim.clientId;
  if (claim?.scheme === "bearer") return tokens.mintedFor(claim.accessToken)?.clientId ?? null;
  return null;
}
