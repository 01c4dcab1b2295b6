import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import {
  type ClientListOptions,
  createInterruptibleClient,
  type InterruptibleClient,
} from "../../../provider/atlas/client";
import { type AtlasEmulator, emulatorServiceAccount, startAtlasEmulator } from "../../../provider/testing";

const orgId = "5f0000000000000000000001";
const { clientId, clientSecret } = emulatorServiceAccount;

describe("a client that is interrupted", () => {
  let atlas: AtlasEmulator;
  let client: InterruptibleClient;

  const list = (options: ClientListOptions = {}) =>
    client.list(orgId, { baseUrl: atlas.url, credentials: { clientId, clientSecret }, ...options });
  const failureOf = (read: Promise<unknown>): Promise<unknown> =>
    read.then(
      () => undefined,
      (error: unknown) => error,
    );
  const asked = () => atlas.requests.map(({ endpoint, status }) => `${endpoint} ${status}`);
  const until = async (isSo: () => boolean) => {
    for (let tries = 0; tries < 200 && !isSo(); tries++) await wait(25);
  };

  beforeEach(async () => {
    atlas = await startAtlasEmulator({ organizations: [{ id: orgId, name: "Acme" }] });
    client = createInterruptibleClient({ sources: () => [], idleSeconds: 60 });
  });

  afterEach(async () => {
    await client.close();
    await atlas.close();
  });

  it("does not wait for a token that does not come, and gives it back when it comes after all", async () => {
    atlas.fault({ endpoint: "token", delayMilliseconds: 4000 });
    const failure = failureOf(list());
    await until(() => atlas.requests.length > 0);
    await client.giveTokensBack();
    expect(atlas.requests.map(({ endpoint, endedAt }) => [endpoint, endedAt])).to.deep.equal([["token", null]]);
    expect(await failure).to.include({ name: "AtlasError", code: "authentication" });
    await until(() => atlas.requests.some(({ endpoint, endedAt }) => endpoint === "revoke" && endedAt !== null));
    expect(asked()).to.deep.equal(["token 200", "revoke 200"]);
    expect(atlas.liveTokenCount).to.equal(0);
  });

  it("gets no token for the next request of a read that goes on", async () => {
    atlas.fault({ endpoint: "invites", status: 503, delayMilliseconds: 500 });
    const failure = failureOf(list());
    await until(() => atlas.requests.some(({ endpoint }) => endpoint === "invites"));
    await client.giveTokensBack();
    expect(await failure).to.include({ name: "AtlasError", code: "authentication" });
    expect(asked()).to.deep.equal(["token 200", "invites 503", "revoke 200"]);
    expect(atlas.liveTokenCount).to.equal(0);
  });

  it("gets no token for a read that begins later", async () => {
    await client.giveTokensBack();
    expect(await failureOf(list())).to.include({ name: "AtlasError", code: "authentication" });
    expect(asked()).to.deep.equal([]);
  });

  it("has given its token back whenever it says so, even when it is told twice", async () => {
    await list();
    atlas.fault({ endpoint: "revoke", delayMilliseconds: 500 });
    const first = client.giveTokensBack();
    await client.giveTokensBack();
    expect(asked().at(-1)).to.equal("revoke 200");
    await first;
  });

  it("gives its token back while hanging reads hold every turn", async () => {
    await list();
    atlas.fault({ endpoint: "invites", delayMilliseconds: 6000, times: Number.POSITIVE_INFINITY });
    const reads = Array.from({ length: 8 }, (_, index) => list({ username: `ann${index}@acme.com` }));
    await until(() => atlas.requests.filter(({ endedAt }) => endedAt === null).length === reads.length);
    await client.giveTokensBack();
    expect(atlas.requests.filter(({ endedAt }) => endedAt === null)).to.have.lengthOf(reads.length);
    expect(atlas.liveTokenCount).to.equal(0);
    await Promise.allSettled(reads);
  });

  it("gives its token back while Atlas limits the rate", async () => {
    atlas.fault({ endpoint: "invites", status: 429, retryAfterSeconds: 30 });
    expect(await failureOf(list({ timeoutSeconds: 5 }))).to.include({ name: "AtlasError", code: "rate-limited" });
    await client.giveTokensBack();
    expect(asked()).to.deep.equal(["token 200", "invites 429", "revoke 200"]);
    expect(atlas.liveTokenCount).to.equal(0);
  });
});
