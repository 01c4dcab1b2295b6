import { createHash } from "node:crypto";
import { AtlasError } from "../atlas-error";
import { listInputDefaults } from "../list-inputs";
import type { Secrets } from "../secrets/secrets";
import { parseBaseUrl } from "./base-url";
import { type Credentials, encodeBasic, type FoundCredentials, findCredentials } from "./credentials";
import { createGivenSource, type SettingSource } from "./setting-source";

/** Where Atlas is, and as whom to ask it. */
export interface Connection extends FoundCredentials {
  /** The base URL without a final slash. */
  readonly baseUrl: string;
  /** A digest of both: equal for equal connections, and no secret. */
  readonly identity: string;
}

/** What the program itself said about the connection; each wins over every source. */
export interface GivenConnection {
  readonly baseUrl?: string | null | undefined;
  readonly credentials?: Credentials | null | undefined;
}

/**
 * Completes the connection from what the program gave and, for the rest, from the sources in their order.
 *
 * @throws {@link AtlasError} with code `configuration` when credentials are missing or incomplete, or the URL is not safe
 */
export function resolveConnection(
  given: GivenConnection,
  sources: readonly SettingSource[],
  secrets: Secrets,
): Connection {
  const own = given.baseUrl ?? undefined;
  const baseUrl = own === undefined ? findBaseUrl(sources) : parseBaseUrl(own, "baseUrl");
  const found = findCredentials(isGiven(given.credentials) ? [createGivenSource(given.credentials)] : sources);
  if (isGiven(given.credentials) && found.warning) throw new AtlasError("configuration", severalGiven);
  keepSecrets(found.credentials, secrets);
  const identity = createHash("sha256")
    .update(JSON.stringify([baseUrl, found.credentials]))
    .digest("hex");
  return { baseUrl, ...found, identity };
}

function keepSecrets(credentials: Credentials, secrets: Secrets): void {
  if ("accessToken" in credentials) secrets.keep(credentials.accessToken);
  else if ("clientId" in credentials) secrets.keep(credentials.clientSecret, encodeBasic(credentials));
  else secrets.keep(credentials.privateKey);
}

const severalGiven =
  "credentials holds several kinds of credentials. Give one: an API key, a service account or a token.";

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function findBaseUrl(sources: readonly SettingSource[]): string {
  for (const source of sources) {
    const baseUrl = source.get("baseUrl");
    if (baseUrl) return parseBaseUrl(baseUrl, source.label("baseUrl"));
    if (isGovernment(source)) return "https://cloud.mongodbgov.com";
  }
  return listInputDefaults.baseUrl;
}

function isGovernment(source: SettingSource): boolean {
  const value = source.get("isMongodbgovCloud") ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw new AtlasError("configuration", `${source.label("isMongodbgovCloud")} must be true or false.`);
}
