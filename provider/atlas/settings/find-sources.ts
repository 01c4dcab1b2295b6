import { AtlasError } from "../atlas-error";
import { type ListInputs, listInputDefaults, type Nullable } from "../list-inputs";
import { makePrintable } from "../printable";
import { createConfigSource, createEnvironmentSource, type SettingSource } from "./setting-source";

/** What an organization says about where its credentials and base URL are. */
export type SettingPlace = Partial<Nullable<Pick<ListInputs, "configNamespace" | "environmentPrefix">>>;

/**
 * Finds the sources of an organization's credentials and base URL, in their order: variables with its own prefix alone;
 * a namespace of its own in the stack's config alone; else the official provider's namespace, then the environment.
 *
 * @param getConfig gives the value of a key of the stack's config, where there is a stack
 * @throws {@link AtlasError} with code `configuration` for a namespace and a prefix together, and for a name that neither can have
 * @example
 * const sources = findSources({ environmentPrefix: "SWING_" }, process.env);
 */
export function findSources(
  { configNamespace, environmentPrefix }: SettingPlace,
  environment: Readonly<Record<string, string | undefined>>,
  getConfig?: (key: string) => string | undefined,
): readonly SettingSource[] {
  const namespace = configNamespace ?? listInputDefaults.configNamespace;
  if (!isName(namespace, /^[\w.-]+$/)) {
    throw configurationError(`configNamespace must be a namespace of the config, such as acme.`, namespace);
  }
  if (isGiven(environmentPrefix)) {
    if (isGiven(configNamespace)) {
      throw new AtlasError(
        "configuration",
        "configNamespace and environmentPrefix are both set, and credentials come from one place. Leave one of them out.",
      );
    }
    if (!isName(environmentPrefix, /^\w+$/)) {
      const rule = "environmentPrefix must be what the names of environment variables begin with, such as SWING_.";
      throw configurationError(rule, environmentPrefix);
    }
    return [createEnvironmentSource(environment, environmentPrefix)];
  }
  if (!getConfig) return [createEnvironmentSource(environment)];
  const config = createConfigSource(namespace, getConfig);
  return namespace === listInputDefaults.configNamespace ? [config, createEnvironmentSource(environment)] : [config];
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function isName(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function configurationError(rule: string, received: unknown): AtlasError {
  return new AtlasError("configuration", `${rule} Received: ${makePrintable(JSON.stringify(received) ?? "nothing")}`);
}
