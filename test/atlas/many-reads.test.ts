import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasClient, createAtlasClient } from "../../provider/atlas";
import {
  type AtlasEmulator,
  emulatorAccessToken,
  emulatorApiKey,
  emulatorServiceAccount,
  startAtlasEmulator,
} from "../../provider/testing";

const organizations = Array.from({ length: 30 }, (_, index) => ({
  id: `5f00000000000000000000${String(index).padStart(2, "0")}`,
  name: `Organization ${index}`,
  invitations: [{ username: `user-${index}@acme.com` }],
}));
const ids = organizations.map(({ id }) => id);
const [first = ""] = ids;

describe("many reads of one client", () => {
  let atlas: AtlasEmulator;
  let notices: string[];
  let client: AtlasClient;
  /** One that keeps its lists for a minute. */
  let keeping: AtlasClient;

  const options = (rest = {}) => ({ baseUrl: atlas.url, credentials: emulatorApiKey, ...rest });
  const list = (orgId: string, rest = {}) => client.list(orgId, options(rest));
  const read = (orgId: string, rest = {}) => keeping.list(orgId, options(rest));
  const lists = () => atlas.requests.filter(({ status }) => status === 200);

  beforeEach(async () => {
    notices = [];
    atlas = await startAtlasEmulator({ organizations });
    const sources = () => [];
    client = createAtlasClient({ sources, onNotice: (line) => notices.push(line) });
    keeping = createAtlasClient({ sources, keptSeconds: 60 });
  });

  afterEach(async () => {
    await Promise.all([client.close(), keeping.close()]);
    await atlas.close();
  });

  it("ask two requests for the first organization, and one for each further one", async () => {
    await Promise.all(ids.map((id) => list(id)));
    expect(atlas.requests).to.have.length(ids.length + 1);
  });

  it("ask as little with a service account", async () => {
    const { clientId, clientSecret } = emulatorServiceAccount;
    await Promise.all(ids.map((id) => list(id, { credentials: { clientId, clientSecret } })));
    expect(atlas.requests.filter(({ endpoint }) => endpoint !== "revoke")).to.have.length(ids.length + 1);
  });

  it("have at most 8 requests on their way to a host", async () => {
    atlas.fault({ delayMilliseconds: 50, times: Number.POSITIVE_INFINITY });
    await Promise.all(ids.map((id) => list(id, { credentials: emulatorAccessToken })));
    const most = Math.max(
      ...lists().map(
        ({ startedAt }) =>
          lists().filter(
            (other) => other.startedAt <= startedAt && (other.endedAt ?? Number.POSITIVE_INFINITY) > startedAt,
          ).length,
      ),
    );
    expect(most).to.be.within(2, 8);
  });

  it("ask equal questions once while the answer is on its way", async () => {
    const [one, other] = await Promise.all([list(first), list(first)]);
    expect(lists()).to.have.length(1);
    expect(one).to.deep.equal(other);
    expect(one).to.not.equal(other);
  });

  it("ask once also when they have different patience", async () => {
    await Promise.all([list(first, { timeoutSeconds: 60 }), list(first, { maxRetries: 1 })]);
    expect(lists()).to.have.length(1);
  });

  it("ask again when whoever asked first had less time", async () => {
    await list(first);
    atlas.fault({ drop: "never-answer" });
    const results = await Promise.allSettled([list(first, { timeoutSeconds: 1 }), list(first, { timeoutSeconds: 20 })]);
    expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
  });

  it("send nothing more to a host that asked for an hour, also when who was told so gave up", async () => {
    const token = { credentials: emulatorAccessToken };
    atlas.fault({ status: 429, retryAfterSeconds: 3600 });
    const codes = await Promise.all(
      ids.slice(0, 3).map(async (id, index) => {
        await wait(index * 100);
        return list(id, token).catch((error: { code: string }) => error.code);
      }),
    );
    expect(codes).to.deep.equal(["rate-limited", "rate-limited", "rate-limited"]);
    expect(atlas.requests).to.have.length(1);
  });

  it("ask again once it has come, where nobody keeps it", async () => {
    await list(first);
    await list(first);
    expect(lists()).to.have.length(2);
  });

  it("ask equal questions once for as long as the answer is kept", async () => {
    await read(first);
    await read(first);
    expect(lists()).to.have.length(1);
  });

  it("do not take the answer to another question", async () => {
    const usernames = async (rest: object) => (await read(first, rest)).invitations.map(({ username }) => username);
    expect(await usernames({})).to.deep.equal(["user-0@acme.com"]);
    expect(await usernames({ username: "other@acme.com" })).to.deep.equal([]);
    expect(await usernames({ endpoint: "users" })).to.deep.equal(["user-0@acme.com"]);
    expect(await usernames({ statuses: ["INVITATION_EXPIRED"] })).to.deep.equal([]);
  });

  it("ask anew what failed", async () => {
    atlas.fault({ status: 404 });
    const failed = await read(first).catch((error: Error) => error);
    expect(failed).to.be.an.instanceOf(Error);
    expect((await read(first)).invitations).to.have.length(1);
  });

  it("do not ask the endpoint again that is gone", async () => {
    atlas.fault({ endpoint: "invites", status: 410 });
    expect((await list(first)).servedBy).to.equal("users");
    expect((await list(ids[1] ?? "")).servedBy).to.equal("users");
    expect(atlas.requests.filter(({ endpoint }) => endpoint === "invites")).to.have.length(2);
  });

  it("all wait when one is told that it asks too often, and say so once", async () => {
    await list(first);
    atlas.forgetRequests();
    atlas.fault({ status: 429, retryAfterSeconds: 5 });
    const limited = list(first);
    await untilAnswered(1);
    await Promise.all(ids.slice(1, 5).map((id) => list(id)));
    await limited;
    const [refused, ...later] = atlas.requests;
    expect(refused?.status).to.equal(429);
    for (const { startedAt } of later) expect(startedAt - (refused?.endedAt ?? 0)).to.be.at.least(5000);
    expect(notices).to.have.length(1);
    expect(notices[0]).to.match(
      /^Organization 5f0{19}\d{3}: waiting [56] s because Atlas limits the rate of requests\.$/,
    );
  });

  it("fail at once when that wait is longer than the time they have", async () => {
    await list(first);
    atlas.fault({ status: 429, retryAfterSeconds: 4 });
    const limited = list(first);
    await untilAnswered(3);
    const begun = performance.now();
    const error = await list(ids[1] ?? "", { timeoutSeconds: 2 }).catch((reason: Error) => reason);
    expect(performance.now() - begun).to.be.below(1000);
    expect(error).to.have.property("code", "rate-limited");
    expect(error)
      .to.have.property("message")
      .that.matches(
        /^Atlas limits the rate of requests, and has asked this process to wait\. Atlas asks to wait \d seconds, longer than what is left of the 2 seconds of timeoutSeconds/,
      );
    await limited;
  });

  /** Waits until so many requests were answered. */
  async function untilAnswered(count: number): Promise<void> {
    while (atlas.requests.filter(({ status }) => status !== null).length < count) await wait(5);
    await wait(50);
  }
});
