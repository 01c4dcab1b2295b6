import * as pulumi from "@pulumi/pulumi";
import { type AtlasClient, createInterruptibleClient } from "./atlas/client";
import { findSources } from "./atlas/settings/find-sources";

/**
 * What is judged together judges the same list, though no longer than a moment. Credentials are those of the stack: its
 * config, else the environment.
 */
const client = createInterruptibleClient({
  sources: (place) => findSources(place, process.env, (key) => pulumi.runtime.getConfig(key)),
  keptSeconds: 1,
  idleSeconds: 1,
  onNotice: console.error,
});

let users = 0;
let closing: Promise<void> = Promise.resolve();

/**
 * Works with a client in a process that Pulumi runs beside the program, such as a policy pack or a component plugin. The
 * engine ends such a process without a word, so the last one who is at work gives the tokens back before it goes on.
 */
export async function withStackClient<Result>(work: (client: AtlasClient) => Promise<Result>): Promise<Result> {
  users += 1;
  try {
    await closing;
    return await work(client);
  } finally {
    users -= 1;
    if (users === 0) closing = client.close();
    await closing;
  }
}

/** Gives tokens back for good, within seconds, as when the engine cancels. Never rejects. */
export function giveTokensBack(): Promise<void> {
  return client.giveTokensBack();
}
