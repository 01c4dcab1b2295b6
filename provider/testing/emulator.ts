import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type ApiKeyFixture, emulatorApiKey } from "./api-key";
import { deliver, planDelivery } from "./delivery";
import { readDigestClaim } from "./digest-verification";
import type { Fault } from "./fault";
import { createFaultPlan } from "./fault-plan";
import type { InvitationFixture } from "./invitation-fixture";
import { invitesOrgId } from "./invites";
import { createJournal, type JournalEntry } from "./journal";
import { close, listen } from "./loopback-server";
import { createNonces } from "./nonces";
import { createOrganizations, type OrganizationFixture } from "./organizations";
import { readQuestion } from "./question";
import { reply, type World, withChallenge } from "./routing";
import { atlasHeaderDate, readDate } from "./timestamp";

/** What the emulator is started with. */
export interface AtlasEmulatorOptions {
  /** The organizations that exist. */
  readonly organizations: readonly OrganizationFixture[];
  /**
   * The API keys that are accepted.
   *
   * @default [emulatorApiKey]
   */
  readonly apiKeys?: readonly ApiKeyFixture[];
  /**
   * How long a nonce can be used, in seconds.
   *
   * @default 60
   */
  readonly nonceLifetimeSeconds?: number;
  /**
   * The date in the header Sunset of `/invites`; null leaves the header out.
   *
   * @default Thu, 1 Jul 2027 00:00:00 GMT
   */
  readonly sunset?: Date | string | null;
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, any free port
   */
  readonly port?: number;
}

/** A running emulator. */
export interface AtlasEmulator {
  /** The base URL, such as `http://127.0.0.1:49152`, to be used as `mongodbatlas:baseUrl`. */
  readonly url: string;
  /** The requests so far, in the order of their arrival, as they are at the moment of reading. */
  readonly requests: readonly JournalEntry[];
  /** Replaces the invitations of an organization. Throws when the emulator was started without that organization. */
  setInvitations(orgId: string, invitations: readonly InvitationFixture[]): void;
  /** Plans a fault. Of several that fit a request, the one planned first happens, and only that one. */
  fault(fault: Fault): void;
  /** Forgets the faults that have not happened yet. */
  clearFaults(): void;
  /** Ends the life of every nonce, so that the next request of each client meets a new challenge. */
  expireNonces(): void;
  /** Empties `requests`. */
  forgetRequests(): void;
  /** Stops the emulator and closes every connection, silent ones too. Closing again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that answers as the Atlas Administration API does: HTTP digest, versions by the Accept
 * header, roles, and whatever fault a test asks for. It only ever reads.
 *
 * @returns the running emulator; close it when the tests are done, or the process does not end
 * @throws TypeError when an option is no date, or an invitation has both `createdAt` and `sentDaysAgo`
 */
export async function startAtlasEmulator(options: AtlasEmulatorOptions): Promise<AtlasEmulator> {
  const { sunset = "2027-07-01T00:00:00Z" } = options;
  const world: World = {
    organizations: createOrganizations(options.organizations, Date.now()),
    apiKeys: options.apiKeys ?? [emulatorApiKey],
    nonces: createNonces(options.nonceLifetimeSeconds ?? 60, () => performance.now()),
    sunset: sunset === null ? null : atlasHeaderDate(readDate(sunset, "sunset")),
  };
  const faults = createFaultPlan();
  const journal = createJournal();

  function serve(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const question = readQuestion(request);
    const orgId = invitesOrgId(question.path);
    const claim = readDigestClaim(question.authorization);
    const noteStatus = journal.begin(question, claim, orgId, Date.now());
    const { answer, authenticated } = reply(question, claim, world);
    const fault = faults.take({ orgId, authenticated });
    const delivery = planDelivery(answer, fault, question.path, (other) => withChallenge(other, world.nonces));
    deliver(delivery, response, noteStatus);
  }

  const server = createServer(serve);
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return journal.entries();
    },
    setInvitations: world.organizations.setInvitations,
    fault: faults.add,
    clearFaults: faults.clear,
    expireNonces: world.nonces.expire,
    forgetRequests: journal.forget,
    close: () => close(server),
  };
}
