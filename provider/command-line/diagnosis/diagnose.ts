import type { InvitationList } from "../../atlas/invitation-list";
import type { Endpoint, ListInputs } from "../../atlas/list-inputs";
import { createSecrets } from "../../atlas/secrets/secrets";
import { resolveConnection } from "../../atlas/settings/connection";
import { findSources } from "../../atlas/settings/find-sources";
import type { InvitationReader } from "../../document/judge-organization";
import { type SettledRead, settleRead } from "../../settle-read";
import { clockStep } from "./clock-step";
import { connectionStep } from "./connection-step";
import { endpointSteps, endSteps, type Reads } from "./endpoint-steps";
import { observeHttp } from "./observation";
import { settingsSteps } from "./settings-steps";
import { failedStep, leftOutSteps, okStep, type Step } from "./step";

/** What a diagnosis needs besides the organization. */
export interface Surroundings {
  readonly client: InvitationReader;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** The one endpoint to look at, or none for both. */
  readonly only: Endpoint | undefined;
}

/** Says step by step whether a gate could look at an organization. It asks each endpoint once, and tries nothing again. */
export async function diagnose(inputs: ListInputs, surroundings: Surroundings): Promise<readonly Step[]> {
  const { environment, only } = surroundings;
  const settings = settingsSteps(inputs, environment);
  const endpoints: readonly Endpoint[] = only === undefined ? ["invites", "users"] : [only];
  const later = ["connection", "clock", "identity", ...endpoints.map((endpoint) => `/${endpoint}`), ...atTheEnd];
  const wrong = settings.find(({ state }) => state === "failed");
  if (wrong) return [...settings, ...leftOutSteps(later, wrong.name)];
  const needed = neededEndpoint(inputs, only);
  const observation = observeHttp();
  try {
    const reads: Reads = {};
    for (const endpoint of endpoints) reads[endpoint] = await readOnce(endpoint, inputs, surroundings.client);
    const { baseUrl } = resolveConnection(inputs, findSources(inputs, environment), createSecrets());
    const { connection, response } = observation;
    const failure = failureOfAll(reads, needed);
    if (failure && unreachable.has(failure.code)) {
      return [...settings, failedStep("connection", failure), ...leftOutSteps(later.slice(1), "connection")];
    }
    const reached = [
      connectionStep(connection, new URL(baseUrl).host),
      clockStep(response?.headers.get("date"), response?.at ?? surroundings.now),
    ];
    if (failure?.code === "rate-limited") {
      const unknown = later.slice(2).filter((name) => name !== "rate limit");
      return [...settings, ...reached, failedStep("rate limit", failure), ...leftOutSteps(unknown, "rate limit")];
    }
    if (failure && unaccepted.has(failure.code)) {
      return [...settings, ...reached, failedStep("identity", failure), ...leftOutSteps(later.slice(3), "identity")];
    }
    return [
      ...settings,
      ...reached,
      okStep("identity", "Atlas knows these credentials"),
      ...endpointSteps(reads, needed, (inputs.endpoint ?? "auto") === "auto" && only === undefined),
      ...(failure ? leftOutSteps(atTheEnd, `/${needed}`) : endSteps(reads, response?.headers, surroundings.now)),
    ];
  } finally {
    observation.stop();
  }
}

const atTheEnd = ["sunset", "rate limit", "invitations"];

/** The codes of errors that say nothing of Atlas itself. */
const unreachable: ReadonlySet<string> = new Set(["configuration", "unavailable", "untrusted", "timed-out"]);

/** The codes of errors that say that Atlas does not take the caller for somebody who may ask. */
const unaccepted: ReadonlySet<string> = new Set(["authentication", "access-list", "token-limit"]);

/** The most seconds that one read may take: nobody waits two minutes for a diagnosis. */
const mostSeconds = 30;

function readOnce(
  endpoint: Endpoint,
  inputs: ListInputs,
  client: InvitationReader,
): Promise<SettledRead<InvitationList>> {
  const { orgId, statuses, timeoutSeconds = mostSeconds, ...rest } = inputs;
  return settleRead(
    client.list(orgId, {
      ...rest,
      endpoint,
      maxRetries: 0,
      timeoutSeconds: Math.min(timeoutSeconds, mostSeconds),
      statuses: endpoint === "invites" ? ["PENDING"] : statuses,
    }),
  );
}

/** The endpoint that a gate would ask. */
function neededEndpoint(
  { endpoint = "auto", statuses = ["PENDING"] }: ListInputs,
  only: Endpoint | undefined,
): Endpoint {
  if (only !== undefined) return only;
  if (endpoint !== "auto") return endpoint;
  return statuses.every((status) => status === "PENDING") ? "invites" : "users";
}

/** Why nothing could be read, as the endpoint that is needed says it; nothing, when one of them could. */
function failureOfAll(reads: Reads, needed: Endpoint) {
  const all = Object.values(reads);
  if (all.some(({ failure }) => failure === null)) return undefined;
  return (reads[needed] ?? all[0])?.failure ?? undefined;
}
