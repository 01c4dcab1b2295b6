import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasClient, createAtlasClient } from "../../../provider/atlas";
import {
  type AtlasEmulator,
  type AtlasEmulatorOptions,
  emulatorServiceAccount,
  startAtlasEmulator,
} from "../../../provider/testing";

const organizations = ["1", "2", "3"].map((digit) => ({ id: `5f000000000000000000000${digit}`, name: digit }));
const [first = "", second = "", third = ""] = organizations.map(({ id }) => id);
const { clientId, clientSecret } = emulatorServiceAccount;

describe("a service account", () => {
  let atlas: AtlasEmulator;
  let client: AtlasClient;

  const start = async (options: Partial<AtlasEmulatorOptions> = {}) => {
    atlas = await startAtlasEmulator({ organizations, ...options });
    client = createAtlasClient({ sources: () => [] });
  };
  const list = (orgId: string, options = {}) =>
    client.list(orgId, { baseUrl: atlas.url, credentials: { clientId, clientSecret }, ...options });
  const asked = () => atlas.requests.map(({ endpoint, status }) => `${endpoint} ${status}`);
  const revoked = async () => {
    for (let tries = 0; tries < 40 && atlas.liveTokenCount > 0; tries++) await wait(50);
    return asked().filter((one) => one.startsWith("revoke"));
  };

  afterEach(async () => {
    await client.close();
    await atlas.close();
  });

  it("gets one token for reads that begin together", async () => {
    await start();
    await Promise.all([first, second, third].map((orgId) => list(orgId)));
    expect(asked()).to.deep.equal(["token 200", "invites 200", "invites 200", "invites 200"]);
  });

  it("uses its token again for a read that follows", async () => {
    await start();
    await list(first);
    await list(second);
    expect(asked()).to.deep.equal(["token 200", "invites 200", "invites 200"]);
  });

  it("gives its token back once no read follows, and gets a new one for a later read", async () => {
    await start();
    await list(first);
    expect(atlas.liveTokenCount).to.equal(1);
    expect(await revoked()).to.deep.equal(["revoke 200"]);
    await list(first);
    expect(asked()).to.deep.equal(["token 200", "invites 200", "revoke 200", "token 200", "invites 200"]);
  });

  it("does not give its token back while a read goes on", async () => {
    await start();
    atlas.fault({ delayMilliseconds: 900, orgId: second });
    const slow = list(second);
    await list(first);
    await wait(700);
    expect(atlas.liveTokenCount).to.equal(1);
    await slow;
  });

  it("gives its token back at once when the process ends", async () => {
    await start();
    await list(first);
    await client.close();
    expect(atlas.liveTokenCount).to.equal(0);
  });

  it("does not mind when its token is not taken back", async () => {
    await start();
    atlas.fault({ endpoint: "revoke", status: 500 });
    expect((await list(first)).invitations).to.deep.equal([]);
    await client.close();
    expect(asked().at(-1)).to.equal("revoke 500");
  });

  it("does not make an answer wait for the revocation", async () => {
    await start();
    atlas.fault({ endpoint: "revoke", drop: "never-answer" });
    await list(first);
    const ending = client.close();
    const begun = performance.now();
    await list(second);
    expect(performance.now() - begun).to.be.below(1000);
    await ending;
  });

  it("gets a new token before the old one expires", async () => {
    await start({ tokenLifetimeSeconds: 2 });
    atlas.fault({ delayMilliseconds: 2200, orgId: second });
    const slow = list(second);
    await list(first);
    await wait(1850);
    await list(first);
    expect(asked()).to.deep.equal(["token 200", "invites null", "invites 200", "token 200", "invites 200"]);
    await slow;
  });

  it("gets a new token when Atlas has ended the old one before its time", async () => {
    await start();
    await list(first);
    atlas.expireTokens();
    await list(first);
    const requests = ["token 200", "invites 200", "invites 401", "token 200", "invites 200"];
    expect(asked().filter((one) => one !== "revoke 200")).to.deep.equal(requests);
  });

  it("tries one more token when the first is refused, and gives both back", async () => {
    await start({ serviceAccounts: [{ ...emulatorServiceAccount, orgRoles: {} }] });
    await list(first).catch(() => undefined);
    const requests = ["token 200", "invites 401", "token 200", "invites 401"];
    expect(asked().filter((one) => one !== "revoke 200")).to.deep.equal(requests);
    expect(await revoked()).to.deep.equal(["revoke 200", "revoke 200"]);
  });

  it("does not take a token back that other reads still use", async () => {
    const orgRoles = { [first]: ["ORG_OWNER"] };
    await start({ serviceAccounts: [{ ...emulatorServiceAccount, orgRoles }] });
    atlas.fault({ delayMilliseconds: 300, orgId: first });
    const results = await Promise.allSettled([list(first), list(second), list(third)]);
    expect(results.map(({ status }) => status)).to.deep.equal(["fulfilled", "rejected", "rejected"]);
    expect(asked().filter((one) => one === "token 200")).to.have.length(2);
  });

  it("is not out of time because another read that asked for the token was", async () => {
    await start();
    atlas.fault({ endpoint: "token", drop: "never-answer" });
    const results = await Promise.allSettled([list(first, { timeoutSeconds: 1 }), list(second)]);
    expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
  });
});
