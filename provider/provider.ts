import type { dynamic } from "@pulumi/pulumi";
import { listInvitationsFrom } from "./atlas/list-invitations";
import type { ListInvitationsOptions } from "./atlas/options";
import { printable } from "./atlas/printable";
import { configSource, environmentSource, type SettingSource } from "./atlas/setting-source";

/** What the program gave, as it arrives in the provider's process: `null` for what it left out. */
interface Inputs {
  readonly orgId: string;
  readonly username: ListInvitationsOptions["username"] | null;
  readonly statuses: ListInvitationsOptions["statuses"] | null;
  readonly endpoint: ListInvitationsOptions["endpoint"] | null;
  readonly baseUrl: string | null;
  readonly configNamespace: string | null;
  readonly timeoutSeconds: number | null;
  readonly maxRetries: number | null;
}

let config: dynamic.Config | undefined;

/** Takes the stack's configuration. It holds before this returns, as the first reads do not wait for its promise. */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
  config = request.config;
  return Promise.resolve();
}

/**
 * Reads the invitations of the organization with this id. A refresh hands back old outputs as the inputs, so these
 * are among the outputs, exactly as given.
 *
 * @throws an Error without a stack, whose message is all that the user sees
 */
export async function read(id: string, given: Inputs): Promise<dynamic.ReadResult> {
  try {
    const inputs = inputsOf(given);
    const list = await listInvitationsFrom(sourcesFor(inputs.configNamespace), id, optionsOf(inputs));
    return { id, props: { ...inputs, ...list } };
  } catch (error) {
    throw shown(error, id);
  }
}

function inputsOf(given: Inputs): Inputs {
  const { orgId, username, statuses, endpoint, baseUrl, configNamespace, timeoutSeconds, maxRetries } = given;
  return { orgId, username, statuses, endpoint, baseUrl, configNamespace, timeoutSeconds, maxRetries };
}

function optionsOf({
  username,
  statuses,
  endpoint,
  baseUrl,
  timeoutSeconds,
  maxRetries,
}: Inputs): ListInvitationsOptions {
  return {
    username: username ?? undefined,
    statuses: statuses ?? undefined,
    endpoint: endpoint ?? undefined,
    baseUrl: baseUrl ?? undefined,
    timeoutSeconds: timeoutSeconds ?? undefined,
    maxRetries: maxRetries ?? undefined,
  };
}

/** The official provider's namespace goes together with the environment; any other one stands alone. */
function sourcesFor(configNamespace: string | null): SettingSource[] {
  const namespace = configNamespace ?? "mongodbatlas";
  const stackConfig = configSource(namespace, (key) => config?.get(key));
  return namespace === "mongodbatlas" ? [stackConfig, environmentSource(process.env)] : [stackConfig];
}

/** Pulumi shows the stack of an error that has one, and its message alone of one that has none. */
function shown(error: unknown, orgId: string): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const failure = new Error(`The invitations of organization ${printable(orgId)} could not be read. ${reason}`);
  failure.stack = "";
  return failure;
}
