import { AtlasError } from "../atlas-error";
import type { SettingSource } from "./setting-source";

/** An API key of an organization, used with HTTP digest authentication. */
export interface ApiKey {
  /** The public key, eight letters. */
  readonly publicKey: string;
  /** The private key, a UUID. A secret. */
  readonly privateKey: string;
}

/** What Atlas knows the caller by. This version speaks with API keys. */
export type Credentials = ApiKey;

const credentialSettings = ["publicKey", "privateKey", "clientId", "clientSecret", "accessToken"] as const;

/**
 * Takes the credentials from the first source that holds any. Sources are never mixed: half a key in the first is an
 * error, not a reason to fill it from the second.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the settings to set
 */
export function resolveCredentials(sources: readonly SettingSource[]): Credentials {
  const source = sources.find((candidate) => credentialSettings.some((setting) => candidate.get(setting)));
  if (!source) {
    const places = sources.map((candidate) => `${candidate.label("publicKey")} and ${candidate.label("privateKey")}`);
    throw new AtlasError("configuration", `There are no Atlas credentials. Set ${places.join(", or ")}.`);
  }
  return apiKeyOf(source);
}

function apiKeyOf(source: SettingSource): ApiKey {
  const unsupported = (["accessToken", "clientId", "clientSecret"] as const).find((setting) => source.get(setting));
  if (unsupported) {
    throw new AtlasError(
      "configuration",
      `${source.label(unsupported)} is set, but this version reads Atlas with an API key only. ` +
        `Set ${source.label("publicKey")} and ${source.label("privateKey")} instead.`,
    );
  }
  const publicKey = required(source, "publicKey", "privateKey");
  const privateKey = required(source, "privateKey", "publicKey");
  if (publicKey.startsWith("mdb_sa_")) {
    throw new AtlasError(
      "configuration",
      `${source.label("publicKey")} holds the client id of a service account, which is not an API key. ` +
        "Create an API key for the organization and set its public and private key.",
    );
  }
  return { publicKey, privateKey };
}

/** What cannot be sent in a header as it is: anything but visible ASCII, quotes and backslashes. */
const unsendable = /[^\x21-\x7e]|["\\]/;

function required(source: SettingSource, setting: "publicKey" | "privateKey", other: "publicKey" | "privateKey") {
  const value = source.get(setting);
  if (value && !unsendable.test(value)) return value;
  if (value) {
    throw new AtlasError(
      "configuration",
      `${source.label(setting)} holds a character that no key of Atlas has, such as a space or a quote. Set it anew.`,
    );
  }
  throw new AtlasError(
    "configuration",
    `${source.label(other)} is set, but ${source.label(setting)} is not. An API key needs both, from one place.`,
  );
}
