import { expect } from "chai";
import { type AtlasEmulator, emulatorAccessToken, emulatorServiceAccount } from "../../provider/testing";
import { invitesOf, startAcme } from "./acme";
import { askBearer, mint, post } from "./oauth-client";

const other = { clientId: "mdb_sa_id_111111111111111111111111", clientSecret: "mdb_sa_sk_other" };

describe("/api/oauth/revoke of the emulator", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme({ serviceAccounts: [emulatorServiceAccount, other] });
  });
  afterEach(() => emulator.close());

  it("ends the life of the account's own token, and of no other", async () => {
    const [ended, kept] = [await mint(emulator), await mint(emulator)];
    const response = await post(emulator, "revoke", { token: ended, token_type_hint: "access_token" });
    expect(response.status).to.equal(200);
    expect(await response.text()).to.equal("");
    expect(emulator.liveTokenCount).to.equal(1);
    expect((await askBearer(invitesOf(emulator), { accessToken: ended })).status).to.equal(401);
    expect((await askBearer(invitesOf(emulator), { accessToken: kept })).status).to.equal(200);
  });

  it("makes room for another token", async () => {
    const narrow = await startAcme({ mostLiveTokens: 1 });
    try {
      await post(narrow, "revoke", { token: await mint(narrow) });
      await mint(narrow);
      expect(narrow.liveTokenCount).to.equal(1);
    } finally {
      await narrow.close();
    }
  });

  it("answers 200 for a token that is unknown, revoked already, or that of another account", async () => {
    const token = await mint(emulator);
    expect((await post(emulator, "revoke", { token }, other)).status).to.equal(200);
    expect(emulator.liveTokenCount).to.equal(1);
    expect((await post(emulator, "revoke", { token: "unknown" })).status).to.equal(200);
    expect((await post(emulator, "revoke", { token })).status).to.equal(200);
    expect((await post(emulator, "revoke", { token })).status).to.equal(200);
    expect(emulator.liveTokenCount).to.equal(0);
  });

  it("cannot end an access token that was not minted", async () => {
    await post(emulator, "revoke", { token: emulatorAccessToken.accessToken });
    expect((await askBearer(invitesOf(emulator))).status).to.equal(200);
  });

  it("refuses a wrong client, and a form without a token", async () => {
    const token = await mint(emulator);
    const refused = await post(emulator, "revoke", { token }, { ...emulatorServiceAccount, clientSecret: "wrong" });
    expect(refused.status).to.equal(401);
    expect(await refused.json()).to.include({ error: "invalid_client" });
    const incomplete = await post(emulator, "revoke", {});
    expect(incomplete.status).to.equal(400);
    expect(await incomplete.json()).to.include({ error: "invalid_request" });
    expect(emulator.liveTokenCount).to.equal(1);
  });

  it("answers 405 to anything but POST", async () => {
    expect((await fetch(`${emulator.url}/api/oauth/revoke`, { method: "DELETE" })).status).to.equal(405);
  });
});
