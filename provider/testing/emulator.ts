import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { clientIdOf } from "./credentials/authentication";
import { readClaim } from "./credentials/claim";
import { findRoute } from "./endpoints/route";
import { reply, withChallenge } from "./endpoints/routing";
import type { AtlasEmulatorOptions } from "./options";
import type { InvitationFixture } from "./organizations/invitation-fixture";
import { deliver, planDelivery } from "./server/delivery";
import type { Fault } from "./server/fault";
import { createFaultPlan } from "./server/fault-plan";
import { createJournal, type JournalEntry } from "./server/journal";
import { close, listen } from "./server/loopback-server";
import { readQuestion } from "./server/question";
import { readBody } from "./server/request-body";
import { createWorld } from "./world";

/** A running emulator. */
export interface AtlasEmulator {
  /** The base URL, such as `http://127.0.0.1:49152`, to be used as `mongodbatlas:baseUrl`. */
  readonly url: string;
  /** The requests so far, in the order of their arrival, as they are at the moment of reading. */
  readonly requests: readonly JournalEntry[];
  /** How many minted tokens live at the moment of reading, of all service accounts. */
  readonly liveTokenCount: number;
  /** Replaces the invitations of an organization. Throws when the emulator was started without that organization. */
  setInvitations(orgId: string, invitations: readonly InvitationFixture[]): void;
  /** Plans a fault. Of several that fit a request, the one planned first happens, and only that one. */
  fault(fault: Fault): void;
  /** Forgets the faults that have not happened yet. */
  clearFaults(): void;
  /** Ends the life of every nonce, so that the next request of each client meets a new challenge. */
  expireNonces(): void;
  /** Ends the life of every minted token, so that the next request of each client is refused. */
  expireTokens(): void;
  /** Empties `requests`. */
  forgetRequests(): void;
  /** Stops the emulator and closes every connection, silent ones too. Closing again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that answers as the Atlas Administration API does: HTTP digest, service accounts and
 * access tokens, versions by the Accept header, roles, rate limits, and whatever fault a test asks for. Of an
 * organization it only ever reads.
 *
 * @returns the running emulator; close it when the tests are done, or the process does not end
 * @throws TypeError when an option is no date, or an invitation has both `createdAt` and `sentDaysAgo`
 * @throws RangeError when a number of `rateLimit` is not above 0
 */
export async function startAtlasEmulator(options: AtlasEmulatorOptions): Promise<AtlasEmulator> {
  const world = createWorld(options);
  const faults = createFaultPlan();
  const journal = createJournal();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = readQuestion(request);
    const route = findRoute(question.path);
    const claim = readClaim(question.authorization);
    const entry = journal.begin({ question, route, claim, clientId: clientIdOf(claim, world) }, Date.now());
    response.once("close", () => entry.ended(Date.now()));
    const body = await readBody(request);
    const { authenticated, answer } = reply(question, route, claim, body, world);
    const fault = faults.take({ ...route, authenticated });
    const delivery = planDelivery(answer, fault, question.path, (other) => withChallenge(other, route, world));
    deliver(delivery, response, entry.answered);
  }

  const server = createServer(serve);
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return journal.entries();
    },
    get liveTokenCount() {
      return world.tokens.liveCount();
    },
    setInvitations: world.organizations.setInvitations,
    fault: faults.add,
    clearFaults: faults.clear,
    expireNonces: world.nonces.expire,
    expireTokens: world.tokens.expire,
    forgetRequests: journal.forget,
    close: () => close(server),
  };
}
