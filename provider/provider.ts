import "./atlas/require-node";
import type { dynamic } from "@pulumi/pulumi";
import { AtlasError } from "./atlas/atlas-error";
import { createInterruptibleClient } from "./atlas/client";
import type { InvitationList } from "./atlas/invitation-list";
import { type ListInputs, listInputNames, type Nullable } from "./atlas/list-inputs";
import { maskAddresses, maskInvitation } from "./atlas/masking";
import { makePrintable } from "./atlas/printable";
import { findSources } from "./atlas/settings/find-sources";
import { type SettledRead, settleRead } from "./settle-read";
import type { ReadFailure } from "./verdict/verdict";

/** What the program gave, as it arrives in the provider's process: `null` for what it left out. */
interface Inputs extends Required<Nullable<Omit<ListInputs, "orgId">>> {
  readonly orgId: string;
}

/** What a read is handed: what the program gave, and in a refresh all that the last read returned. */
interface Given extends Inputs, Partial<Readonly<Record<(typeof outputs)[number], unknown>>> {
  /** Whether a read that fails says so among its outputs: that of a gate, which then fails in its place. */
  readonly failureAsOutput?: boolean | null;
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
  client.giveTokensBack().finally(() => process.exit(130));
}

const outputs = ["orgName", "invitations", "servedBy", "sunset", "fingerprint", "failure"] as const;

/** What a read that failed returns in place of a list. */
const noList = { orgName: null, invitations: null, servedBy: null, sunset: null, fingerprint: null };

/**
 * Reads the invitations of the organization with this id. A refresh hands back old outputs as the inputs, so these
 * are among the outputs, exactly as given.
 *
 * The read of a gate resolves even when it fails, and has a `failure` then. A refresh always rejects: nobody would see
 * that failure, and an unread organization would pass for an unchanged one.
 *
 * @throws an Error without a stack, whose message is all that the user sees
 */
export async function read(id: string, given: Given): Promise<dynamic.ReadResult> {
  const inputs = readInputs(given);
  const { list, failure } = maskFailure(await settleRead(readList(id, inputs)), inputs);
  if (failure && !(given.failureAsOutput && !isRefresh(given))) throw shownError(failure, id);
  const props = { ...echoInputs(inputs, given), ...(list ?? noList) };
  return { id, props: given.failureAsOutput ? { ...props, failureAsOutput: true, failure } : props };
}

/** Only a refresh knows how the last read ended. */
function isRefresh(given: Given): boolean {
  return outputs.some((output) => given[output] !== undefined);
}

async function readList(id: string, inputs: Inputs): Promise<InvitationList> {
  requireUsernames(inputs);
  const list = await client.list(id, inputs);
  return inputs.usernames === "masked" ? { ...list, invitations: list.invitations.map(maskInvitation) } : list;
}

/** Everything that is not set is `null`. */
function readInputs(given: Given): Inputs {
  return Object.fromEntries(listInputNames.map((name) => [name, given[name] ?? null])) as unknown as Inputs;
}

/** A refresh of what an older version left in a state must not find a change in an input that this version did not have. */
function echoInputs(inputs: Inputs, given: Given): Partial<Inputs> {
  if (!isRefresh(given)) return inputs;
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name in given));
}

function requireUsernames({ usernames, username }: Inputs): void {
  if (usernames !== null && usernames !== "plain" && usernames !== "masked") {
    throw configurationError(`usernames must be "plain" or "masked". Received: ${JSON.stringify(usernames)}`);
  }
  if (usernames === "masked" && username) {
    throw configurationError(
      'usernames: "masked" does not go together with username, which stays in the state as it is.',
    );
  }
}

/** What Atlas says of a failure can name people. */
function maskFailure<Read extends SettledRead<InvitationList>>(read: Read, { usernames }: Inputs): Read {
  return usernames === "masked" && read.failure ? { ...read, failure: maskAddresses(read.failure) } : read;
}

/**
 * Gates that are made together judge the same list, even when the first read has ended before the last begins. No longer
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

/** The one client of this process. */
const client = createInterruptibleClient({
  sources(inputs) {
    const stack = config;
    if (!stack) throw configurationError("Pulumi has not handed over the configuration of the stack.");
    return findSources(inputs, process.env, (key) => stack.get(key));
  },
  keptSeconds,
  idleSeconds,
  onNotice,
});

function configurationError(message: string): AtlasError {
  return new AtlasError("configuration", message);
}

/** Pulumi shows the stack of an error that has one, and its message alone of one that has none. */
function shownError({ message }: ReadFailure, orgId: string): Error {
  const error = new Error(`The invitations of organization ${makePrintable(orgId)} could not be read. ${message}`);
  error.stack = "";
  return error;
}
