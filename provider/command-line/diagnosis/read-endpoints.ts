import type { InvitationList } from "../../atlas/invitation-list";
import type { Endpoint, ListInputs } from "../../atlas/list-inputs";
import type { InvitationReader } from "../../document/judge-organization";
import { type SettledRead, settleRead } from "../../settle-read";
import type { ReadFailure } from "../../verdict/verdict";

/** How the read of each endpoint ended that was asked. */
export type Reads = { [Name in Endpoint]?: SettledRead<InvitationList> };

/** The most seconds that one read may take: nobody waits two minutes for a diagnosis. */
const mostSeconds = 30;

/** Asks each endpoint once, one after the other. */
export async function readEndpoints(
  endpoints: readonly Endpoint[],
  inputs: ListInputs,
  client: InvitationReader,
): Promise<Reads> {
  const { orgId, statuses, timeoutSeconds = mostSeconds, ...rest } = inputs;
  const reads: Reads = {};
  for (const endpoint of endpoints) {
    reads[endpoint] = await settleRead(
      client.list(orgId, {
        ...rest,
        endpoint,
        maxRetries: 0,
        timeoutSeconds: Math.min(timeoutSeconds, mostSeconds),
        statuses: endpoint === "invites" ? ["PENDING"] : statuses,
      }),
    );
  }
  return reads;
}

/** The endpoint that a gate would ask. */
export function chooseEndpoint(
  { endpoint = "auto", statuses = ["PENDING"] }: ListInputs,
  only: Endpoint | undefined,
): Endpoint {
  if (only !== undefined) return only;
  if (endpoint !== "auto") return endpoint;
  return statuses.every((status) => status === "PENDING") ? "invites" : "users";
}

/** Why nothing could be read, as the endpoint that is needed says it; nothing, when one of them could. */
export function findFailure(reads: Reads, needed: Endpoint): ReadFailure | undefined {
  const all = Object.values(reads);
  if (all.some(({ failure }) => failure === null)) return undefined;
  return (reads[needed] ?? all[0])?.failure ?? undefined;
}
