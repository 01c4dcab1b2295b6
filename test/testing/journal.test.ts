import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import {
  type AtlasEmulator,
  emulatorAccessToken,
  emulatorApiKey,
  emulatorServiceAccount,
} from "../../provider/testing";
import { acme, globex, invitesOf, startAcme, usersOf } from "./acme";
import { ask, askSigned, freshNonce, invitesMedia } from "./digest-client";
import { askBearer, mint, post } from "./oauth-client";

describe("the journal of the emulator", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme();
  });
  afterEach(() => emulator.close());

  it("holds every request in order, the challenge too", async () => {
    const before = Date.now();
    await ask(invitesOf(emulator, acme, "?username=a%40b.example"));
    await fetch(`${emulator.url}/other`, { method: "PUT", headers: { Accept: "text/plain" } });
    const [challenge, list, other] = emulator.requests;
    const path = `/api/atlas/v2/orgs/${acme}/invites`;
    const endpoint = "invites";
    const common = {
      method: "GET",
      path,
      endpoint,
      query: "username=a%40b.example",
      orgId: acme,
      accept: invitesMedia,
    };
    expect(challenge).to.deep.include({ ...common, status: 401, publicKey: null, nonceCount: null });
    expect(list).to.deep.include({ ...common, status: 200, publicKey: emulatorApiKey.publicKey, nonceCount: 1 });
    expect(other).to.deep.include({
      method: "PUT",
      path: "/other",
      query: "",
      orgId: null,
      endpoint: null,
      status: 404,
    });
    expect(other?.accept).to.equal("text/plain");
    for (const { startedAt } of emulator.requests) expect(startedAt).to.be.within(before, Date.now());
  });

  it("has no status for a request without an answer", async () => {
    emulator.fault({ drop: "reset" });
    await ask(invitesOf(emulator)).catch(() => "expected");
    expect(emulator.requests.map(({ status }) => status)).to.deep.equal([401, null]);
  });

  it("has the organization and the endpoint of /users, and only the endpoint of the authorization server", async () => {
    await fetch(usersOf(emulator, globex));
    await post(emulator, "revoke", { token: await mint(emulator) });
    expect(emulator.requests.map(({ endpoint, orgId }) => [endpoint, orgId])).to.deep.equal([
      ["users", globex],
      ["token", null],
      ["revoke", null],
    ]);
  });

  it("has the client id of a service account and of its tokens, also when they are refused", async () => {
    const { clientId } = emulatorServiceAccount;
    const accessToken = await mint(emulator);
    await post(emulator, "token", {}, { clientId: "mdb%5Fsa", clientSecret: "wrong-secret" });
    await askBearer(invitesOf(emulator), { accessToken });
    emulator.expireTokens();
    await askBearer(invitesOf(emulator), { accessToken });
    await askBearer(invitesOf(emulator));
    await ask(invitesOf(emulator));
    expect(emulator.requests.map((request) => [request.clientId, request.status])).to.deep.equal([
      [clientId, 200],
      ["mdb%5Fsa", 401],
      [clientId, 200],
      [clientId, 401],
      [null, 200],
      [null, 401],
      [null, 200],
    ]);
    const text = JSON.stringify(emulator.requests);
    const { clientSecret } = emulatorServiceAccount;
    for (const secret of [accessToken, clientSecret, "wrong-secret", emulatorAccessToken.accessToken, "Bearer"]) {
      expect(text).to.not.contain(secret);
    }
  });

  it("has the end of a request once it is answered, or its connection is gone", async () => {
    emulator.fault({ delayMilliseconds: 200 });
    const slow = askBearer(invitesOf(emulator));
    while (emulator.requests.length === 0) await wait(5);
    await askBearer(usersOf(emulator));
    const [first, second] = emulator.requests;
    expect(first?.endedAt).to.equal(null);
    expect(second?.endedAt).to.be.within(second?.startedAt ?? Number.NaN, Date.now());
    await slow;
    expect(emulator.requests[0]?.endedAt).to.be.within((first?.startedAt ?? Number.NaN) + 195, Date.now());

    emulator.fault({ drop: "reset" });
    await askBearer(invitesOf(emulator)).catch(() => "expected");
    emulator.fault({ drop: "never-answer" });
    await fetch(invitesOf(emulator), {
      headers: { Authorization: `Bearer ${emulatorAccessToken.accessToken}` },
      signal: AbortSignal.timeout(200),
    }).catch(() => "expected");
    while (emulator.requests.some(({ endedAt }) => endedAt === null)) await wait(5);
    expect(emulator.requests.map(({ status }) => status)).to.deep.equal([200, 200, null, null]);
  });

  it("has the status of a fault", async () => {
    emulator.fault({ status: 503 });
    await ask(invitesOf(emulator));
    expect(emulator.requests.at(-1)?.status).to.equal(503);
  });

  it("holds no private key, nonce, digest or header of authorization", async () => {
    const url = invitesOf(emulator);
    const nonce = await freshNonce(url);
    await askSigned(url, { nonce });
    await askSigned(url, { nonce, count: 2, privateKey: "wrong-private-key" });
    await fetch(url, { headers: { Authorization: "Bearer canary-token" } });
    const text = JSON.stringify(emulator.requests);
    expect(emulator.requests).to.have.length(4);
    for (const secret of [emulatorApiKey.privateKey, "wrong-private-key", nonce, "0a4f113b", "canary", "Digest"]) {
      expect(text).to.not.contain(secret);
    }
    expect(text.replaceAll(acme, "")).to.not.match(/[0-9a-f]{32}/);
  });

  it("keeps a list that was read as it was", async () => {
    await ask(invitesOf(emulator));
    const read = emulator.requests;
    await ask(invitesOf(emulator));
    expect(read).to.have.length(2);
    expect(emulator.requests).to.have.length(4);
  });

  it("forgets on demand", async () => {
    await ask(invitesOf(emulator));
    emulator.forgetRequests();
    expect(emulator.requests).to.deep.equal([]);
    await fetch(invitesOf(emulator));
    expect(emulator.requests).to.have.length(1);
  });
});
