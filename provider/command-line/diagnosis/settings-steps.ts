import { AtlasError } from "../../atlas/atlas-error";
import type { ListInputs } from "../../atlas/list-inputs";
import { createSecrets } from "../../atlas/secrets/secrets";
import { resolveConnection } from "../../atlas/settings/connection";
import { type Credentials, findCredentials } from "../../atlas/settings/credentials";
import { findSources } from "../../atlas/settings/find-sources";
import type { SettingSource } from "../../atlas/settings/setting-source";
import { namespaceError } from "../invitation-client";
import { leftOutSteps, okStep, type Step } from "./step";

type Environment = Readonly<Record<string, string | undefined>>;

/** Says where credentials and base URL come from. Nothing is asked. */
export function settingsSteps(inputs: ListInputs, environment: Environment): readonly Step[] {
  const credentials = attempt("credentials", () => credentialsStep(sourcesOf(inputs, environment)));
  if (credentials.state === "failed") return [credentials, ...leftOutSteps(["address"], credentials.name)];
  return [credentials, attempt("address", () => addressStep(inputs, sourcesOf(inputs, environment)))];
}

function sourcesOf(inputs: ListInputs, environment: Environment): readonly SettingSource[] {
  if (inputs.configNamespace !== undefined) throw namespaceError(inputs.configNamespace);
  return findSources(inputs, environment);
}

function credentialsStep(sources: readonly SettingSource[]): Step {
  const { credentials, kind, origin, warning } = findCredentials(sources);
  const found = `${[kind, ...idsOf(credentials)].join(" ")}, from ${origin}`;
  return warning
    ? { name: "credentials", state: "warning", said: `${found}. ${warning}` }
    : okStep("credentials", found);
}

/** The public part of credentials. What does not look like one may be a secret that was put in its place. */
function idsOf(credentials: Credentials): readonly string[] {
  if ("publicKey" in credentials) return /^[a-z]{8}$/.test(credentials.publicKey) ? [credentials.publicKey] : [];
  return "clientId" in credentials && credentials.clientId.startsWith("mdb_sa_id_") ? [credentials.clientId] : [];
}

function addressStep({ baseUrl: given }: ListInputs, sources: readonly SettingSource[]): Step {
  const { baseUrl } = resolveConnection({ baseUrl: given }, sources, createSecrets());
  const source = sources.find((one) => one.get("baseUrl"));
  const origin = given !== undefined ? "from the document" : source ? `from ${source.label("baseUrl")}` : "the default";
  return okStep("address", `${baseUrl}, ${origin}`);
}

function attempt(name: string, look: () => Step): Step {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    return { name, state: "failed", said: error.message };
  }
}
