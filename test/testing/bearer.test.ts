import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey, emulatorServiceAccount } from "../../provider/testing";
import { acme, globex, invitesOf, startAcme, usernamesIn } from "./acme";
import { nonceOf } from "./digest-client";
import { askBearer, mint } from "./oauth-client";

describe("a bearer token of the emulator", () => {
  const owner = { clientId: "mdb_sa_id_owner", clientSecret: "owner-secret", orgRoles: { [acme]: ["ORG_OWNER"] } };
  const ready = { accessToken: "ready-token", orgRoles: { [globex]: ["ORG_OWNER"] } };
  let emulator: AtlasEmulator;
  let url: string;

  beforeEach(async () => {
    emulator = await startAcme({ serviceAccounts: [emulatorServiceAccount, owner] });
    url = invitesOf(emulator);
  });
  afterEach(() => emulator.close());

  it("is served without a challenge", async () => {
    const response = await askBearer(url, { accessToken: await mint(emulator) });
    expect(response.status).to.equal(200);
    expect(await usernamesIn(response)).to.have.length(3);
  });

  it("is read whatever the case of the scheme", async () => {
    const headers = {
      Authorization: `bearer ${await mint(emulator)}`,
      Accept: "application/vnd.atlas.2023-01-01+json",
    };
    expect((await fetch(url, { headers })).status).to.equal(200);
  });

  it("that is ready is served without having been minted", async () => {
    expect((await askBearer(url)).status).to.equal(200);
    expect(emulator.liveTokenCount).to.equal(0);
  });

  it("has the roles of its service account, or of its own", async () => {
    const accessToken = await mint(emulator, owner);
    expect((await askBearer(url, { accessToken })).status).to.equal(200);
    const refused = await askBearer(invitesOf(emulator, globex), { accessToken });
    expect(await refused.json()).to.include({ error: 401, errorCode: "USER_UNAUTHORIZED" });
    const narrow = await startAcme({ accessTokens: [ready] });
    try {
      expect((await askBearer(invitesOf(narrow, globex), ready)).status).to.equal(200);
      expect((await askBearer(invitesOf(narrow, acme), ready)).status).to.equal(401);
      expect((await askBearer(invitesOf(narrow, globex))).status).to.equal(401);
    } finally {
      await narrow.close();
    }
  });

  it("that is unknown meets the challenge of every unauthenticated request", async () => {
    const response = await askBearer(url, { accessToken: "unknown" });
    expect(response.status).to.equal(401);
    expect(nonceOf(response)).to.have.length(32);
    expect(await response.json()).to.not.have.property("errorCode");
  });

  it("is refused after its life time", async () => {
    const brief = await startAcme({ tokenLifetimeSeconds: 0.3 });
    try {
      const accessToken = await mint(brief);
      expect((await askBearer(invitesOf(brief), { accessToken })).status).to.equal(200);
      await wait(350);
      expect((await askBearer(invitesOf(brief), { accessToken })).status).to.equal(401);
      expect(brief.liveTokenCount).to.equal(0);
    } finally {
      await brief.close();
    }
  });

  it("is refused after expireTokens, unless it is a ready one", async () => {
    const accessToken = await mint(emulator);
    emulator.expireTokens();
    expect((await askBearer(url, { accessToken })).status).to.equal(401);
    expect((await askBearer(url)).status).to.equal(200);
    expect((await askBearer(url, { accessToken: await mint(emulator) })).status).to.equal(200);
  });

  it("is not replaced by the name and password of an API key or of a service account", async () => {
    for (const [name, password] of [
      [emulatorApiKey.publicKey, emulatorApiKey.privateKey],
      [emulatorServiceAccount.clientId, emulatorServiceAccount.clientSecret],
    ]) {
      const Authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
      expect((await fetch(url, { headers: { Authorization } })).status).to.equal(401);
    }
  });
});
