import { AtlasError } from "../atlas-error";
import type { Setting, SettingSource } from "./setting-source";

/**
 * An API key of an organization, used with HTTP digest authentication.
 *
 * @see https://www.mongodb.com/docs/atlas/configure-api-access/
 */
export interface ApiKey {
  /** The public key, eight letters. */
  readonly publicKey: string;
  /** The private key, a UUID. A secret. */
  readonly privateKey: string;
}

/**
 * A service account of an organization, used with OAuth 2.0 client credentials.
 *
 * @see https://www.mongodb.com/docs/atlas/api/service-accounts-overview/
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export interface ServiceAccount {
  /** The client id, which begins with `mdb_sa_id_`. */
  readonly clientId: string;
  /** The client secret, which begins with `mdb_sa_sk_`. A secret. */
  readonly clientSecret: string;
}

/** An access token that somebody else has got from Atlas, used as it is until it expires. */
export interface AccessToken {
  /** The token. A secret. */
  readonly accessToken: string;
}

/** What Atlas knows the caller by. */
export type Credentials = ApiKey | ServiceAccount | AccessToken;

/** Credentials, and what was noticed about where they were found. */
export interface FoundCredentials {
  readonly credentials: Credentials;
  readonly kind: CredentialKind;
  /** Where they were found: `mongodbatlas:publicKey and mongodbatlas:privateKey`. */
  readonly origin: string;
  /** That there are several kinds and which one is used, when there are. */
  readonly warning: string | undefined;
}

/** What a reader calls credentials of this kind. */
export type CredentialKind = "access token" | "service account" | "API key";

/**
 * Id and secret as basic authentication has them, and as they are: Atlas does not take them percent-encoded, as RFC 6749,
 * section 2.3.1 has it.
 */
export function encodeBasic({ clientId, clientSecret }: ServiceAccount): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
}

/** Every kind and its settings, in the order in which they are looked for. */
const kinds: readonly { readonly kind: CredentialKind; readonly settings: readonly Setting[] }[] = [
  { kind: "access token", settings: ["accessToken"] },
  { kind: "service account", settings: ["clientId", "clientSecret"] },
  { kind: "API key", settings: ["publicKey", "privateKey"] },
];

/**
 * Takes the credentials from the first source that holds any: its access token, else its service account, else its API
 * key. Sources are never mixed: half a pair in the first is an error, not a reason to fill it from the second.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the settings to set
 */
export function findCredentials(sources: readonly SettingSource[]): FoundCredentials {
  for (const source of sources) {
    const found = kinds.filter(({ settings }) => settings.some((setting) => source.get(setting)));
    const [first] = found;
    if (!first) continue;
    const origins = found.map(({ settings }) => describeOrigin(source, settings));
    const warning = `Several kinds of Atlas credentials are set: ${origins.join("; ")}. The ${first.kind} is used.`;
    return {
      credentials: readCredentials(source, first.kind),
      kind: first.kind,
      origin: describeOrigin(source, first.settings),
      warning: found.length > 1 ? warning : undefined,
    };
  }
  const places = sources.map((source) => `${source.label("publicKey")} and ${source.label("privateKey")}`);
  throw new AtlasError(
    "configuration",
    `There are no Atlas credentials. Set ${places.join(", or ")}. A service account or an access token will do as well.`,
  );
}

/** The settings that are set, by the names that the user gave them. */
function describeOrigin(source: SettingSource, settings: readonly Setting[]): string {
  const set = settings.filter((setting) => source.get(setting));
  return set.map((setting) => source.label(setting)).join(" and ");
}

function readCredentials(source: SettingSource, kind: CredentialKind): Credentials {
  if (kind === "access token") return { accessToken: requireSetting(source, "accessToken") };
  if (kind === "service account") {
    const [clientId, clientSecret] = requirePair(source, kind, "clientId", "clientSecret");
    return { clientId, clientSecret };
  }
  const [publicKey, privateKey] = requirePair(source, kind, "publicKey", "privateKey");
  if (publicKey.startsWith("mdb_sa_")) {
    throw new AtlasError(
      "configuration",
      `${source.label("publicKey")} holds the client id of a service account, which is not an API key. ` +
        `Set ${source.label("clientId")} and ${source.label("clientSecret")} instead.`,
    );
  }
  return { publicKey, privateKey };
}

function requirePair(source: SettingSource, kind: CredentialKind, name: Setting, secret: Setting): [string, string] {
  const missing = [name, secret].find((setting) => !source.get(setting));
  if (missing) {
    const set = missing === name ? secret : name;
    throw new AtlasError(
      "configuration",
      `${source.label(set)} is set, but ${source.label(missing)} is not. ` +
        `${kind === "API key" ? "An" : "A"} ${kind} needs both, from one place.`,
    );
  }
  return [requireSetting(source, name), requireSetting(source, secret)];
}

/** What cannot be sent in a header as it is: anything but visible ASCII, quotes and backslashes. */
const unsendable = /[^\x21-\x7e]|["\\]/;

function requireSetting(source: SettingSource, setting: Setting): string {
  const value = source.get(setting);
  if (value && !unsendable.test(value)) return value;
  throw new AtlasError(
    "configuration",
    `${source.label(setting)} holds a character that no credential of Atlas has, such as a space or a quote. Set it again.`,
  );
}
