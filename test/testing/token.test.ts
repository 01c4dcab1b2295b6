import { expect } from "chai";
import { type AtlasEmulator, emulatorServiceAccount } from "../../provider/testing";
import { startAcme } from "./acme";
import { askToken, mint, post } from "./oauth-client";

const other = { clientId: "mdb_sa_id_111111111111111111111111", clientSecret: "mdb_sa_sk_other" };

describe("/api/oauth/token of the emulator", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme({
      serviceAccounts: [emulatorServiceAccount, other],
      mostLiveTokens: 2,
      tokenRequestsPerMinute: 6,
    });
  });
  afterEach(() => emulator.close());

  it("hands a new bearer token out each time, and says how long it lives", async () => {
    const response = await askToken(emulator);
    expect(response.status).to.equal(200);
    expect(response.headers.get("Content-Type")).to.equal("application/json");
    expect(response.headers.get("Cache-Control")).to.equal("no-store");
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).to.have.all.keys("access_token", "expires_in", "token_type");
    expect(body).to.include({ expires_in: 3600, token_type: "Bearer" });
    expect(await mint(emulator)).to.not.equal(body.access_token);
    expect(emulator.liveTokenCount).to.equal(2);
  });

  for (const { title, client } of [
    { title: "a wrong secret", client: { ...emulatorServiceAccount, clientSecret: "wrong" } },
    { title: "an unknown id", client: { ...emulatorServiceAccount, clientId: "mdb_sa_id_unknown" } },
    {
      title: "an id in percent-encoding",
      client: { ...emulatorServiceAccount, clientId: emulatorServiceAccount.clientId.replaceAll("_", "%5F") },
    },
  ]) {
    it(`refuses ${title} with 401 and no challenge`, async () => {
      const response = await askToken(emulator, client);
      expect(response.status).to.equal(401);
      expect(response.headers.get("WWW-Authenticate")).to.equal(null);
      const body = (await response.json()) as Record<string, unknown>;
      expect(body).to.have.all.keys("error", "error_description");
      expect(body.error).to.equal("invalid_client");
      expect(emulator.liveTokenCount).to.equal(0);
    });
  }

  for (const authorization of [undefined, "Basic", "Basic bm8gY29sb24=", "Bearer emulator-access-token"]) {
    it(`refuses the Authorization header ${authorization}`, async () => {
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const body = new URLSearchParams({ grant_type: "client_credentials" });
      const response = await fetch(`${emulator.url}/api/oauth/token`, { method: "POST", headers, body });
      expect(response.status).to.equal(401);
      expect(await response.json()).to.include({ error: "invalid_client" });
    });
  }

  for (const fields of [{ grant_type: "password" }, {}]) {
    it(`refuses the form ${JSON.stringify(fields)}`, async () => {
      const response = await post(emulator, "token", fields);
      expect(response.status).to.equal(400);
      expect(await response.json()).to.include({ error: "unsupported_grant_type" });
    });
  }

  it("refuses a form that is not sent as one", async () => {
    const { clientId, clientSecret } = emulatorServiceAccount;
    const headers = {
      Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "Content-Type": "text/plain",
    };
    const body = "grant_type=client_credentials";
    const response = await fetch(`${emulator.url}/api/oauth/token`, { method: "POST", headers, body });
    expect(response.status).to.equal(400);
  });

  it("refuses a body of more than 16 KiB", async () => {
    const grant = { grant_type: "client_credentials" };
    const { length } = new URLSearchParams({ ...grant, scope: "" }).toString();
    const response = await post(emulator, "token", { ...grant, scope: "x".repeat(16 * 1024 - length + 1) });
    expect(response.status).to.equal(413);
    const largest = await post(emulator, "token", { ...grant, scope: "x".repeat(16 * 1024 - length) });
    expect(largest.status).to.equal(200);
  });

  it("refuses an account that holds as many live tokens as it may, and no other account", async () => {
    await mint(emulator);
    await mint(emulator);
    const refused = await askToken(emulator);
    expect(refused.status).to.equal(403);
    expect(await refused.json()).to.include({ error: "access_denied" });
    expect((await askToken(emulator, other)).status).to.equal(200);
    emulator.expireTokens();
    expect((await askToken(emulator)).status).to.equal(200);
  });

  it("answers 429 to one request too many in a minute, whoever asks", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++) {
      statuses.push((await post(emulator, "token", {}, count % 2 ? other : emulatorServiceAccount)).status);
    }
    expect(statuses).to.deep.equal([400, 400, 400, 400, 400, 400]);
    const response = await askToken(emulator);
    expect(response.status).to.equal(429);
    expect(Number(response.headers.get("Retry-After"))).to.be.within(55, 60);
    expect(await response.json()).to.deep.equal({
      detail: "Resource /api/oauth/token is limited to 6 requests every 1 minutes.",
      error: 429,
      errorCode: "RATE_LIMITED",
      parameters: ["/api/oauth/token", 6, 1],
      reason: "Too Many Requests",
    });
  });

  it("answers 405 to anything but POST", async () => {
    const response = await fetch(`${emulator.url}/api/oauth/token`);
    expect(response.status).to.equal(405);
    expect(response.headers.get("Allow")).to.equal("POST");
  });
});
