import { AtlasError } from "../atlas-error";
import { parseBaseUrl } from "./base-url";
import { type Credentials, resolveCredentials } from "./credentials";
import { givenSource, type SettingSource } from "./setting-source";

/** Where Atlas is, and as whom to ask it. */
export interface Connection {
  /** The base URL without a final slash. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
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
export function resolveConnection(given: GivenConnection, sources: readonly SettingSource[]): Connection {
  return {
    baseUrl: parseBaseUrl(given.baseUrl ?? baseUrlOf(sources)),
    credentials: resolveCredentials(given.credentials ? [givenSource({ ...given.credentials })] : sources),
  };
}

function baseUrlOf(sources: readonly SettingSource[]): string {
  for (const source of sources) {
    const baseUrl = source.get("baseUrl");
    if (baseUrl) return baseUrl;
    if (isGovernment(source)) return "https://cloud.mongodbgov.com";
  }
  return "https://cloud.mongodb.com";
}

function isGovernment(source: SettingSource): boolean {
  const value = source.get("isMongodbgovCloud") ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw new AtlasError("configuration", `${source.label("isMongodbgovCloud")} must be true or false.`);
}
