import type { dynamic } from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import type { ListInputs, Nullable } from "./atlas/list-inputs";
import { listInvitationsFrom } from "./atlas/list-invitations";
import { printable } from "./atlas/printable";
import { endSessions } from "./atlas/sessions/sessions";
import { findSources } from "./atlas/settings/find-sources";
import { maskUsername } from "./atlas/username";

/** What the program gave, as it arrives in the provider's process: `null` for what it left out. */
interface Inputs extends Required<Nullable<Omit<ListInputs, "orgId">>> {
  readonly orgId: string;
}

let config: dynamic.Config | undefined;

/** Takes the stack's configuration. It holds before this returns, as the first reads do not wait for its promise. */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
  config = request.config;
  process.off("SIGINT", giveTokensBack);
  process.once("SIGINT", giveTokensBack);
  return Promise.resolve();
}

/** The engine interrupts its provider when it needs it no more, and waits up to 5 seconds for its end. */
function giveTokensBack(): void {
  endSessions().finally(() => process.exit(130));
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
    requireUsernames(inputs);
    const list = await listInvitationsFrom(
      { sources: sourcesFor(inputs), keptSeconds, idleSeconds, onNotice },
      id,
      inputs,
    );
    return { id, props: { ...inputs, ...list, invitations: shownInvitations(list.invitations, inputs) } };
  } catch (error) {
    throw shown(error, id);
  }
}

/** Everything that is not set is `null`, also in what an older version left in a state. */
function inputsOf(given: Inputs): Inputs {
  return {
    orgId: given.orgId,
    username: given.username ?? null,
    statuses: given.statuses ?? null,
    endpoint: given.endpoint ?? null,
    baseUrl: given.baseUrl ?? null,
    configNamespace: given.configNamespace ?? null,
    environmentPrefix: given.environmentPrefix ?? null,
    usernames: given.usernames ?? null,
    timeoutSeconds: given.timeoutSeconds ?? null,
    maxRetries: given.maxRetries ?? null,
  };
}

function requireUsernames({ usernames, username }: Inputs): void {
  if (usernames !== null && usernames !== "plain" && usernames !== "masked") {
    throw new Error(`usernames must be "plain" or "masked". Received: ${JSON.stringify(usernames)}`);
  }
  if (usernames === "masked" && username) {
    throw new Error('usernames: "masked" does not go together with username, which stays in the state as it is.');
  }
}

function shownInvitations(invitations: readonly Invitation[], { usernames }: Inputs): readonly Invitation[] {
  if (usernames !== "masked") return invitations;
  return invitations.map((invitation) => ({
    ...invitation,
    username: maskUsername(invitation.username),
    inviterUsername: maskUsername(invitation.inviterUsername),
  }));
}

/**
 * Gates that are made together judge the same list, also when the first read has ended before the last begins. No longer
 * than that: a gate that waited for something may be there to see what came of it.
 */
const keptSeconds = 1;

/** A stack can take its time between two reads. At the end of the operation the engine interrupts this process anyway. */
const idleSeconds = 300;

const noticed = new Set<string>();

/** Pulumi shows what its provider prints, as information. Many reads can notice the same within a moment. */
function onNotice(line: string): void {
  if (noticed.has(line)) return;
  noticed.add(line);
  setTimeout(() => noticed.delete(line), 5000).unref();
  console.log(line);
}

/** Where the credentials of an organization are found. */
function sourcesFor(inputs: Inputs) {
  const stack = config;
  if (!stack) throw new Error("Pulumi has not handed over the configuration of the stack.");
  return findSources(inputs, process.env, (key) => stack.get(key));
}

/** Pulumi shows the stack of an error that has one, and its message alone of one that has none. */
function shown(error: unknown, orgId: string): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const failure = new Error(`The invitations of organization ${printable(orgId)} could not be read. ${reason}`);
  failure.stack = "";
  return failure;
}
