import { expect } from "chai";
import { type AtlasEmulator, emulatorServiceAccount, type Fault } from "../../provider/testing";
import { acme, invitesOf, startAcme, usersOf } from "./acme";
import { askBearer, askToken, mint, post, usersMedia } from "./oauth-client";

describe("the scope of a fault of the emulator", () => {
  const stranger = { ...emulatorServiceAccount, clientSecret: "wrong" };
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme();
  });
  afterEach(() => emulator.close());

  const invites = async () => (await askBearer(invitesOf(emulator))).status;
  const users = async () => (await askBearer(usersOf(emulator), { accept: usersMedia })).status;
  const token = async (account?: typeof stranger) => (await askToken(emulator, account)).status;

  it("is /invites and /users, and not the authorization server, when it names no endpoint", async () => {
    emulator.fault({ status: 503, times: 2, beforeAuthentication: true });
    expect(await token()).to.equal(200);
    expect(await users()).to.equal(503);
    expect(await invites()).to.equal(503);
    expect(await invites()).to.equal(200);
  });

  it("is the one endpoint it names", async () => {
    emulator.fault({ status: 503, endpoint: "users" });
    emulator.fault({ status: 500, endpoint: "token" });
    expect(await invites()).to.equal(200);
    expect(await users()).to.equal(503);
    expect(await token()).to.equal(500);
    expect([await invites(), await users(), await token()]).to.deep.equal([200, 200, 200]);
  });

  for (const endpoint of ["token", "revoke"] as const) {
    it(`is clients of ${endpoint} that have proved themselves, or any when told so`, async () => {
      const status = async (account: typeof stranger) =>
        (await post(emulator, endpoint, { grant_type: "client_credentials", token: "t" }, account)).status;
      emulator.fault({ status: 503, endpoint });
      expect(await status(stranger)).to.equal(401);
      expect(await status(emulatorServiceAccount)).to.equal(503);
      emulator.fault({ status: 503, endpoint, beforeAuthentication: true });
      expect(await status(stranger)).to.equal(503);
    });
  }

  it("leaves alone as many requests as it skips, and counts only those that fit", async () => {
    emulator.fault({ status: 503, endpoint: "users", skip: 2, times: 2 });
    const statuses = [await users(), await invites(), await fetch(usersOf(emulator)).then(({ status }) => status)];
    for (let count = 0; count < 4; count++) statuses.push(await users());
    expect(statuses).to.deep.equal([200, 200, 401, 200, 503, 503, 200]);
  });

  it("counts also the requests that another fault happens to", async () => {
    emulator.fault({ status: 503, skip: 1 });
    emulator.fault({ status: 500, skip: 2 });
    expect([await invites(), await invites(), await invites(), await invites()]).to.deep.equal([200, 503, 500, 200]);
  });

  it("is a request to the authorization server that then does nothing", async () => {
    const minted = await mint(emulator);
    emulator.fault({ status: 503, endpoint: "token" });
    emulator.fault({ drop: "reset", endpoint: "token" });
    emulator.fault({ status: 500, endpoint: "revoke" });
    expect(await token()).to.equal(503);
    expect(await token().catch(() => "reset")).to.equal("reset");
    expect((await post(emulator, "revoke", { token: minted })).status).to.equal(500);
    expect(emulator.liveTokenCount).to.equal(1);
  });

  it("is a request to the API that then costs no token of the bucket", async () => {
    emulator.fault({ status: 503 });
    await invites();
    expect((await askBearer(invitesOf(emulator))).headers.get("RateLimit-Remaining")).to.equal("499");
  });

  it("does not put a digest challenge into an answer of the authorization server", async () => {
    emulator.fault({ status: 401, endpoint: "token" });
    expect((await askToken(emulator)).headers.has("WWW-Authenticate")).to.equal(false);
  });

  it("knows what Atlas says of too many requests for a token", async () => {
    emulator.fault({ status: 429, endpoint: "token", errorCode: "RATE_LIMITED", retryAfterSeconds: 3 });
    const response = await askToken(emulator);
    expect(response.headers.get("Retry-After")).to.equal("3");
    expect(await response.json()).to.deep.include({
      detail: "Resource /api/oauth/token is limited to 50 requests every 1 minutes.",
      errorCode: "RATE_LIMITED",
      parameters: ["/api/oauth/token", 50, 1],
    });
  });

  for (const { fault, message } of [
    { fault: { status: 500, skip: -1 }, message: "skip must be a whole number from 0. Received: -1" },
    { fault: { status: 500, skip: 0.5 }, message: "skip must be a whole number from 0. Received: 0.5" },
    {
      fault: { status: 500, endpoint: "token", orgId: acme },
      message: `A fault of the endpoint token can have no orgId. Received: ${acme}`,
    },
  ] satisfies readonly { fault: Fault; message: string }[]) {
    it(`is refused at once when there is no such request: ${JSON.stringify(fault)}`, () => {
      expect(() => emulator.fault(fault)).to.throw(message);
    });
  }
});
