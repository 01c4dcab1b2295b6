import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey } from "../../provider/testing";
import { acme, invitesOf, startAcme } from "./acme";
import { ask, askSigned, freshNonce, invitesMedia } from "./digest-client";

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
    const common = { method: "GET", path, query: "username=a%40b.example", orgId: acme, accept: invitesMedia };
    expect(challenge).to.deep.include({ ...common, status: 401, publicKey: null, nonceCount: null });
    expect(list).to.deep.include({ ...common, status: 200, publicKey: emulatorApiKey.publicKey, nonceCount: 1 });
    expect(other).to.deep.include({ method: "PUT", path: "/other", query: "", orgId: null, status: 404 });
    expect(other?.accept).to.equal("text/plain");
    for (const { startedAt } of emulator.requests) expect(startedAt).to.be.within(before, Date.now());
  });

  it("has no status for a request without an answer", async () => {
    emulator.fault({ drop: "reset" });
    await ask(invitesOf(emulator)).catch(() => "expected");
    expect(emulator.requests.map(({ status }) => status)).to.deep.equal([401, null]);
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
