import type { Endpoint, ListInputs } from "../../atlas/list-inputs";
import { createSecrets } from "../../atlas/secrets/secrets";
import { resolveConnection } from "../../atlas/settings/connection";
import { findSources } from "../../atlas/settings/find-sources";
import type { InvitationReader } from "../../document/judge-organization";
import type { ReadFailure } from "../../verdict/verdict";
import { diagnoseClock } from "./clock-step";
import { diagnoseConnection } from "./connection-step";
import { diagnoseDns } from "./dns-step";
import { diagnoseAnswers, diagnoseEndpoints } from "./endpoint-steps";
import { diagnoseIdentity } from "./identity-step";
import { type ObservedResponse, observeHttp } from "./observation";
import { chooseEndpoint, findFailure, readEndpoints } from "./read-endpoints";
import { describeCaller, diagnoseSettings } from "./settings-steps";
import { createFailedStep, createLeftOutSteps, type Step } from "./step";

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
  const settings = diagnoseSettings(inputs, environment);
  const endpoints: readonly Endpoint[] = only === undefined ? ["invites", "users"] : [only];
  const later = ["DNS", "connection", "clock", "identity", ...endpoints.map((endpoint) => `/${endpoint}`), ...atTheEnd];
  const wrong = settings.find(({ state }) => state === "failed");
  if (wrong) return [...settings, ...createLeftOutSteps(later, wrong.name)];
  const needed = chooseEndpoint(inputs, only);
  const observation = observeHttp();
  try {
    const reads = await readEndpoints(endpoints, inputs, surroundings.client);
    const sources = findSources(inputs, environment);
    const { baseUrl } = resolveConnection(inputs, sources, createSecrets());
    const { connection, response } = observation;
    const failure = findFailure(reads, needed);
    const dns = await diagnoseDns(baseUrl, observation.hosts);
    if (failure && isUnreachable(failure, response)) {
      if (dns.state === "failed") return [...settings, dns, ...createLeftOutSteps(later.slice(1), dns.name)];
      return [
        ...settings,
        dns,
        createFailedStep("connection", failure),
        ...createLeftOutSteps(later.slice(2), "connection"),
      ];
    }
    const reached = [
      // Atlas was reached all the same, so a gate can look.
      dns.state === "failed" ? { ...dns, state: "warning" as const } : dns,
      diagnoseConnection(connection, new URL(baseUrl).host),
      diagnoseClock(response?.headers.get("date"), response?.at ?? surroundings.now),
    ];
    if (failure?.code === "rate-limited") {
      const unknown = later.slice(3).filter((name) => name !== "rate limit");
      return [
        ...settings,
        ...reached,
        createFailedStep("rate limit", failure),
        ...createLeftOutSteps(unknown, "rate limit"),
      ];
    }
    if (failure && unaccepted.has(failure.code)) {
      return [
        ...settings,
        ...reached,
        createFailedStep("identity", failure),
        ...createLeftOutSteps(later.slice(4), "identity"),
      ];
    }
    return [
      ...settings,
      ...reached,
      diagnoseIdentity(describeCaller(sources), failure),
      ...diagnoseEndpoints(reads, needed, (inputs.endpoint ?? "auto") === "auto" && only === undefined),
      ...(failure
        ? createLeftOutSteps(atTheEnd, `/${needed}`)
        : diagnoseAnswers(reads, response?.headers, surroundings.now)),
    ];
  } finally {
    observation.stop();
  }
}

const atTheEnd = ["sunset", "rate limit", "invitations"];

/** The codes of errors that say nothing of Atlas itself. */
const unreachable: ReadonlySet<string> = new Set(["configuration", "unavailable", "untrusted", "timed-out"]);

/** Whether Atlas was never reached. A proxy can refuse in its place, and then no answer of Atlas was seen. */
function isUnreachable({ code }: ReadFailure, response: ObservedResponse | null): boolean {
  return unreachable.has(code) || (code === "response-refused" && response === null);
}

/** The codes of errors that say that Atlas does not take the caller for somebody who may ask. */
const unaccepted: ReadonlySet<string> = new Set(["authentication", "access-list", "token-limit"]);
