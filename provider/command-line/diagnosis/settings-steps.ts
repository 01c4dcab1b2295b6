import { AtlasError } from "../../atlas/atlas-error";
import type { ListInputs } from "../../atlas/list-inputs";
import { createSecrets } from "../../atlas/secrets/secrets";
import { resolveConnection } from "../../atlas/settings/connection";
import { type Credentials, findCredentials } from "../../atlas/settings/credentials";
import { findSources } from "../../atlas/settings/find-sources";
import type { SettingSource } from "../../atlas/settings/setting-source";
import { namespaceError } from "../invitation-client";
import { createFailedStep, createLeftOutSteps, createOkStep, type Step } from "./step";

type Environment = Readonly<Record<string, string | undefined>>;

/** Says where credentials and base URL come from. Nothing is asked. */
export function diagnoseSettings(inputs: ListInputs, environment: Environment): readonly Step[] {
  const credentials = attempt("credentials", () => diagnoseCredentials(requireSources(inputs, environment)));
  if (credentials.state === "failed") return [credentials, ...createLeftOutSteps(["address"], credentials.name)];
  return [credentials, attempt("address", () => diagnoseAddress(inputs, requireSources(inputs, environment)))];
}

function requireSources(inputs: ListInputs, environment: Environment): readonly SettingSource[] {
  if (inputs.configNamespace !== undefined) throw namespaceError(inputs.configNamespace);
  return findSources(inputs, environment);
}

/** Names the credentials of these sources, without a secret: `API key abcdefgh from MONGODB_ATLAS_PUBLIC_API_KEY and …`. */
export function describeCaller(sources: readonly SettingSource[]): string {
  const { credentials, kind, origin } = findCredentials(sources);
  return `${[kind, ...listIds(credentials)].join(" ")} from ${origin}`;
}

function diagnoseCredentials(sources: readonly SettingSource[]): Step {
  const { warning } = findCredentials(sources);
  const found = describeCaller(sources);
  return warning
    ? { name: "credentials", state: "warning", said: `${found}. ${warning}` }
    : createOkStep("credentials", found);
}

/** The public part of credentials. What does not look like one may be a secret that was put in its place. */
function listIds(credentials: Credentials): readonly string[] {
  if ("publicKey" in credentials) return /^[a-z]{8}$/.test(credentials.publicKey) ? [credentials.publicKey] : [];
  return "clientId" in credentials && /^mdb_sa_id_[0-9a-f]{24}$/.test(credentials.clientId)
    ? [credentials.clientId]
    : [];
}

function diagnoseAddress({ baseUrl: given }: ListInputs, sources: readonly SettingSource[]): Step {
  const { baseUrl } = resolveConnection({ baseUrl: given }, sources, createSecrets());
  const source = sources.find((one) => one.get("baseUrl"));
  const origin = given !== undefined ? "from the document" : source ? `from ${source.label("baseUrl")}` : "the default";
  return createOkStep("address", `${baseUrl}, ${origin}`);
}

function attempt(name: string, look: () => Step): Step {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    return createFailedStep(name, error);
  }
}
