import type { dynamic } from "@pulumi/pulumi";
import { listInvitationsFrom } from "./atlas/list-invitations";
import type { UnsetOptions } from "./atlas/options";
import { printable } from "./atlas/printable";
import { endSessions } from "./atlas/sessions/sessions";
import { configSource, environmentSource, type SettingSource } from "./atlas/settings/setting-source";

/** What the program gave, as it arrives in the provider's process: `null` for what it left out. */
interface Inputs extends UnsetOptions {
  readonly orgId: string;
  readonly configNamespace: string | null;
}

let config: dynamic.Config | undefined;

/** Takes the stack's configuration. It holds before this returns, as the first reads do not wait for its promise. */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
  config = request.config;
  process.once("SIGINT", () => endSessions().finally(() => process.exit()));
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
    const list = await listInvitationsFrom(
      { sources: sourcesFor(inputs.configNamespace), keptSeconds, onNotice },
      id,
      inputs,
    );
    return { id, props: { ...inputs, ...list } };
  } catch (error) {
    throw shown(error, id);
  }
}

function inputsOf(given: Inputs): Inputs {
  const { orgId, username, statuses, endpoint, baseUrl, configNamespace, timeoutSeconds, maxRetries } = given;
  return { orgId, username, statuses, endpoint, baseUrl, configNamespace, timeoutSeconds, maxRetries };
}

/**
 * One operation of Pulumi is one moment: two gates on an organization judge the same list, unless a slow resource lies
 * between them.
 */
const keptSeconds = 60;

const noticed = new Set<string>();

/** Pulumi shows what its provider prints, as information. Many reads can notice the same. */
function onNotice(line: string): void {
  if (noticed.has(line)) return;
  noticed.add(line);
  console.log(line);
}

/** The official provider's namespace goes together with the environment; any other one stands alone. */
function sourcesFor(configNamespace: string | null): SettingSource[] {
  const stack = config;
  if (!stack) throw new Error("Pulumi has not handed over the configuration of the stack.");
  const namespace = configNamespace ?? "mongodbatlas";
  const stackConfig = configSource(namespace, (key) => stack.get(key));
  return namespace === "mongodbatlas" ? [stackConfig, environmentSource(process.env)] : [stackConfig];
}

/** Pulumi shows the stack of an error that has one, and its message alone of one that has none. */
function shown(error: unknown, orgId: string): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const failure = new Error(`The invitations of organization ${printable(orgId)} could not be read. ${reason}`);
  failure.stack = "";
  return failure;
}
