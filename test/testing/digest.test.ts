import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey } from "../../provider/testing";
import { invitesOf, startAcme } from "./acme";
import { ask, askSigned, freshNonce, nonceOf } from "./digest-client";

describe("the digest of the emulator", () => {
  let emulator: AtlasEmulator;
  let url: string;

  beforeEach(async () => {
    emulator = await startAcme();
    url = invitesOf(emulator);
  });
  afterEach(() => emulator.close());

  it("challenges in Atlas's own words, with a new nonce each time", async () => {
    const response = await fetch(url);
    expect(response.status).to.equal(401);
    expect(response.headers.get("WWW-Authenticate")).to.match(
      /^Digest realm="MMS Public API", domain="", nonce="[^"]{32}", algorithm=MD5, qop="auth", stale=false$/,
    );
    expect(await response.json()).to.deep.equal({
      detail: "You are not authorized for this resource.",
      error: 401,
      parameters: [],
      reason: "Unauthorized",
    });
    expect(await freshNonce(url)).to.not.equal(nonceOf(response));
  });

  it("accepts a nonce again with a higher count", async () => {
    const nonce = await freshNonce(url);
    expect((await askSigned(url, { nonce, count: 1 })).status).to.equal(200);
    expect((await askSigned(url, { nonce, count: 2 })).status).to.equal(200);
    expect((await askSigned(url, { nonce, count: 16 })).status).to.equal(200);
  });

  it("refuses a replayed count with a new challenge", async () => {
    const nonce = await freshNonce(url);
    expect((await askSigned(url, { nonce, count: 5 })).status).to.equal(200);
    const replayed = await askSigned(url, { nonce, count: 5 });
    expect(replayed.status).to.equal(401);
    expect((await askSigned(url, { nonce: nonceOf(replayed) })).status).to.equal(200);
    expect((await askSigned(url, { nonce, count: 4 })).status).to.equal(401);
  });

  it("does not count a request with a wrong signature", async () => {
    const nonce = await freshNonce(url);
    expect((await askSigned(url, { nonce, count: 9, privateKey: "wrong" })).status).to.equal(401);
    expect((await askSigned(url, { nonce, count: 1 })).status).to.equal(200);
  });

  it("refuses a nonce that it never handed out", async () => {
    expect((await askSigned(url, { nonce: "0123456789abcdef0123456789abcdef" })).status).to.equal(401);
  });

  it("refuses a nonce after its life time", async () => {
    const brief = await startAcme({ nonceLifetimeSeconds: 0.3 });
    try {
      const nonce = await freshNonce(invitesOf(brief));
      expect((await askSigned(invitesOf(brief), { nonce, count: 1 })).status).to.equal(200);
      await wait(350);
      expect((await askSigned(invitesOf(brief), { nonce, count: 2 })).status).to.equal(401);
    } finally {
      await brief.close();
    }
  });

  it("refuses a nonce after expireNonces", async () => {
    const nonce = await freshNonce(url);
    emulator.expireNonces();
    expect((await askSigned(url, { nonce })).status).to.equal(401);
    expect((await ask(url)).status).to.equal(200);
  });

  it("refuses a wrong private key", async () => {
    expect((await ask(url, { privateKey: "wrong" })).status).to.equal(401);
  });

  it("refuses an unknown public key", async () => {
    expect((await ask(url, { publicKey: "stranger" })).status).to.equal(401);
  });

  it("refuses a digest that leaves the query string out", async () => {
    const filtered = `${url}?username=zoe%40acme.example`;
    const { pathname } = new URL(url);
    expect((await ask(filtered, { uri: pathname })).status).to.equal(401);
    expect((await ask(filtered, { claimedUri: pathname })).status).to.equal(401);
    expect((await ask(filtered)).status).to.equal(200);
  });

  for (const authorization of [
    "Digest",
    "Digest nonsense",
    `Digest username="${emulatorApiKey.publicKey}"`,
    "Basic ZW11bGF0b3I6d3Jvbmc=",
    "Bearer token",
  ]) {
    it(`challenges "${authorization}"`, async () => {
      const response = await fetch(url, { headers: { Authorization: authorization } });
      expect(response.status).to.equal(401);
      expect(nonceOf(response)).to.have.length(32);
    });
  }
});
