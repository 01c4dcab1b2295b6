import type { AccessTokenFixture } from "./credentials/access-token";
import type { ApiKeyFixture } from "./credentials/api-key";
import type { ServiceAccountFixture } from "./credentials/service-account";
import type { RateLimit } from "./endpoints/rate-limit";
import type { OrganizationFixture } from "./organizations/organizations";

/** What the emulator is started with. */
export interface AtlasEmulatorOptions {
  /** The organizations that exist. */
  readonly organizations: readonly OrganizationFixture[];
  /**
   * The API keys that are accepted.
   *
   * @default [emulatorApiKey]
   */
  readonly apiKeys?: readonly ApiKeyFixture[];
  /**
   * The service accounts that access tokens are minted for.
   *
   * @default [emulatorServiceAccount]
   */
  readonly serviceAccounts?: readonly ServiceAccountFixture[];
  /**
   * Access tokens that are accepted without having been minted.
   *
   * @default [emulatorAccessToken]
   */
  readonly accessTokens?: readonly AccessTokenFixture[];
  /**
   * How long a nonce can be used, in seconds.
   *
   * @default 60
   */
  readonly nonceLifetimeSeconds?: number;
  /**
   * How long a minted token can be used, in seconds.
   *
   * @default 3600
   */
  readonly tokenLifetimeSeconds?: number;
  /**
   * How many live tokens a service account can hold; it is refused the next one.
   *
   * @default 100
   */
  readonly mostLiveTokens?: number;
  /**
   * How many requests for a token there can be within 60 seconds, of all service accounts and of strangers.
   *
   * @default 50
   */
  readonly tokenRequestsPerMinute?: number;
  /**
   * The token bucket that each organization has for `/invites`, and another one for `/users`. Only an authenticated
   * request takes a token out.
   *
   * @default { capacity: 500, refill: 250, refillSeconds: 60 }
   */
  readonly rateLimit?: RateLimit;
  /**
   * The most items that a page of `/users` holds. Who asks for more is served this many, and is not told.
   *
   * @default 500
   */
  readonly largestPage?: number;
  /**
   * The date in the header Sunset of `/invites`, which answers 410 from then on; null leaves the header out.
   *
   * @default Thu, 1 Jul 2100 00:00:00 GMT, so that no test that says nothing of it fails, or warns, one day
   */
  readonly sunset?: Date | string | null;
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, any free port
   */
  readonly port?: number;
}
