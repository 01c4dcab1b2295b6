/** What can be set about Atlas outside the program, by the names that Pulumi's official Atlas provider gives it. */
export type Setting =
  | "publicKey"
  | "privateKey"
  | "clientId"
  | "clientSecret"
  | "accessToken"
  | "baseUrl"
  | "isMongodbgovCloud";

/** A place where settings are found. */
export interface SettingSource {
  /** What a user calls this setting here, such as `mongodbatlas:publicKey`. */
  label(setting: Setting): string;
  /** Its value without surrounding white space, or nothing when it is unset or blank. */
  get(setting: Setting): string | undefined;
}

/** The environment variables of each setting, first found wins, as Atlas's own tools name them. */
const variables: Record<Setting, readonly string[]> = {
  publicKey: ["MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY"],
  privateKey: ["MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY"],
  clientId: ["MONGODB_ATLAS_CLIENT_ID"],
  clientSecret: ["MONGODB_ATLAS_CLIENT_SECRET"],
  accessToken: ["MONGODB_ATLAS_ACCESS_TOKEN"],
  baseUrl: ["MONGODB_ATLAS_BASE_URL", "MCLI_OPS_MANAGER_URL"],
  isMongodbgovCloud: [],
};

/**
 * The settings in the environment of a process.
 *
 * @param prefix what the names of the variables begin with: with `SWING_`, `SWING_MONGODB_ATLAS_CLIENT_ID` and so on are
 * used, and no variable without it
 * @example
 * const source = createEnvironmentSource({ SWING_MONGODB_ATLAS_ACCESS_TOKEN: "a-token" }, "SWING_");
 * source.get("accessToken"); // "a-token"
 */
export function createEnvironmentSource(
  environment: Readonly<Record<string, string | undefined>>,
  prefix = "",
): SettingSource {
  const namesOf = (setting: Setting) => variables[setting].map((name) => `${prefix}${name}`);
  const find = (setting: Setting) => namesOf(setting).find((name) => environment[name]?.trim());
  return {
    label: (setting) => find(setting) ?? namesOf(setting)[0] ?? setting,
    get: (setting) => environment[find(setting) ?? ""]?.trim(),
  };
}

/**
 * The settings in one namespace of a stack's config, of which `get` gives the value of a key such as `acme:publicKey`.
 *
 * @example
 * const source = createConfigSource("acme", (key) => ({ "acme:accessToken": "a-token" })[key]);
 * source.label("accessToken"); // "acme:accessToken"
 */
export function createConfigSource(namespace: string, get: (key: string) => string | undefined): SettingSource {
  const label = (setting: Setting) => `${namespace}:${setting}`;
  return { label, get: (setting) => get(label(setting))?.trim() || undefined };
}

/** The credentials that a program hands over itself. */
export function createGivenSource(credentials: object): SettingSource {
  const values = new Map<string, unknown>(Object.entries(credentials));
  return {
    label: (setting) => `credentials.${setting}`,
    get: (setting) => String(values.get(setting) ?? "").trim() || undefined,
  };
}
