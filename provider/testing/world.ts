import { emulatorAccessToken } from "./credentials/access-token";
import { emulatorApiKey } from "./credentials/api-key";
import { createNonces } from "./credentials/nonces";
import { emulatorServiceAccount } from "./credentials/service-account";
import { createTokens } from "./credentials/tokens";
import { createRateLimiter } from "./endpoints/rate-limit";
import { createRequestWindow } from "./endpoints/request-window";
import type { World } from "./endpoints/routing";
import { readSunset } from "./endpoints/sunset";
import type { AtlasEmulatorOptions } from "./options";
import { createOrganizations } from "./organizations/organizations";

/** Completes the options. Throws when one of them makes no sense. */
export function createWorld(options: AtlasEmulatorOptions): World {
  const now = () => performance.now();
  const { tokenLifetimeSeconds = 3600 } = options;
  return {
    organizations: createOrganizations(options.organizations, Date.now()),
    sunset: readSunset(options.sunset),
    largestPage: options.largestPage ?? 500,
    apiKeys: options.apiKeys ?? [emulatorApiKey],
    nonces: createNonces(options.nonceLifetimeSeconds ?? 60, now),
    serviceAccounts: options.serviceAccounts ?? [emulatorServiceAccount],
    accessTokens: options.accessTokens ?? [emulatorAccessToken],
    tokens: createTokens(tokenLifetimeSeconds, options.mostLiveTokens ?? 100, now),
    tokenLifetimeSeconds,
    tokenRequests: createRequestWindow(options.tokenRequestsPerMinute ?? 50, now),
    rateLimiter: createRateLimiter(options.rateLimit ?? { capacity: 500, refill: 250, refillSeconds: 60 }, now),
  };
}
