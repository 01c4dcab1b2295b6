import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { type AtlasEmulator, emulatorAccessToken } from "../../provider/testing";
import { acme, globex, invitesOf, startAcme, usersOf } from "./acme";
import { ask } from "./digest-client";
import { askBearer, usersMedia } from "./oauth-client";

describe("the rate limit of the emulator", () => {
  let emulator: AtlasEmulator;
  let url: string;

  beforeEach(async () => {
    emulator = await startAcme({ rateLimit: { capacity: 3, refill: 1, refillSeconds: 30 } });
    url = invitesOf(emulator);
  });
  afterEach(() => emulator.close());

  async function empty(): Promise<void> {
    while ((await askBearer(url)).status === 200);
  }

  it("tells how many requests are left", async () => {
    for (const remaining of ["2", "1", "0"]) {
      const { headers } = await askBearer(url);
      expect(headers.get("RateLimit-Limit")).to.equal("3");
      expect(headers.get("RateLimit-Remaining")).to.equal(remaining);
    }
  });

  it("answers 429 to an empty bucket and says when to come back", async () => {
    await empty();
    const response = await askBearer(url);
    expect(response.status).to.equal(429);
    expect(response.headers.get("Retry-After")).to.equal("30");
    expect(response.headers.has("RateLimit-Remaining")).to.equal(false);
    const path = `/api/atlas/v2/orgs/${acme}/invites`;
    expect(await response.json()).to.deep.equal({
      detail: `Rate limit exceeded for resource ${path}. Retry after 30 seconds.`,
      error: 429,
      errorCode: "RATE_LIMITED_TOKEN_BUCKET",
      parameters: [path, 30, 3, 1, 30],
      reason: "Too Many Requests",
    });
  });

  it("holds for each organization and each endpoint by itself", async () => {
    await empty();
    expect((await askBearer(usersOf(emulator), { accept: usersMedia })).headers.get("RateLimit-Remaining")).to.equal(
      "2",
    );
    expect((await askBearer(invitesOf(emulator, globex))).headers.get("RateLimit-Remaining")).to.equal("2");
  });

  it("holds for an organization whoever asks", async () => {
    await empty();
    expect((await ask(url)).status).to.equal(429);
  });

  it("counts no challenge, and no request of a stranger", async () => {
    for (let count = 0; count < 3; count++) await fetch(url);
    await askBearer(url, { accessToken: "stranger" });
    await fetch(url, { method: "POST", headers: { Authorization: `Bearer ${emulatorAccessToken.accessToken}` } });
    expect((await ask(url)).headers.get("RateLimit-Remaining")).to.equal("2");
  });

  it("counts a request that is refused for another reason", async () => {
    await askBearer(url, { accept: "*/*" });
    expect((await askBearer(url)).headers.get("RateLimit-Remaining")).to.equal("1");
  });

  it("fills up again with time", async () => {
    const quick = await startAcme({ rateLimit: { capacity: 1, refill: 2, refillSeconds: 2 } });
    try {
      expect((await askBearer(invitesOf(quick))).status).to.equal(200);
      expect((await askBearer(invitesOf(quick))).headers.get("Retry-After")).to.equal("1");
      await wait(1050);
      expect((await askBearer(invitesOf(quick))).status).to.equal(200);
    } finally {
      await quick.close();
    }
  });

  it("is refused when it could never be met", async () => {
    const rateLimit = { capacity: 3, refill: 0, refillSeconds: 60 };
    const failure = await startAcme({ rateLimit }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError);
    expect(failure).to.have.property("message", "refill of rateLimit must be above 0. Received: 0");
  });
});
