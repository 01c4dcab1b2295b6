import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { findClientId } from "./credentials/authentication";
import { readClaim } from "./credentials/claim";
import { findRoute } from "./endpoints/route";
import { replyToRequest, withChallenge } from "./endpoints/routing";
import { deliver, planDelivery } from "./faults/delivery";
import type { Fault } from "./faults/fault";
import { createFaultPlan } from "./faults/fault-plan";
import { close, listen } from "./http/loopback-server";
import { readRequest } from "./http/read-request";
import { readBody } from "./http/request-body";
import { createJournal, type JournalEntry } from "./journal/journal";
import type { AtlasEmulatorOptions } from "./options";
import type { InvitationFixture } from "./organizations/invitation-fixture";
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
 * @example
 * const atlas = await startAtlasEmulator({
 *   organizations: [
 *     { id: "5f0000000000000000000001", name: "Acme", invitations: [{ username: "ann@acme.com", sentDaysAgo: 3 }] },
 *   ],
 * });
 * atlas.fault({ status: 503 });
 * await atlas.close();
 */
export async function startAtlasEmulator(options: AtlasEmulatorOptions): Promise<AtlasEmulator> {
  const world = createWorld(options);
  const faults = createFaultPlan();
  const journal = createJournal();

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = readRequest(incoming);
    const route = findRoute(request.path);
    const claim = readClaim(request.authorization);
    const entry = journal.begin({ request, route, claim, clientId: findClientId(claim, world) }, Date.now());
    response.once("close", () => entry.ended(Date.now()));
    const body = await readBody(incoming);
    const { authenticated, answer } = replyToRequest(request, route, claim, body, world);
    const fault = faults.take({ ...route, authenticated });
    const delivery = planDelivery(answer, fault, request.path, (other) => withChallenge(other, route, world));
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
