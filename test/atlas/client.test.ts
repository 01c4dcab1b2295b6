import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { expect } from "chai";
import { createAtlasClient, findSources } from "../../provider/atlas";
import { type AtlasEmulator, emulatorApiKey, emulatorServiceAccount, startAtlasEmulator } from "../../provider/testing";

const run = promisify(execFile);
const orgId = "5f0000000000000000000001";

describe("createAtlasClient", () => {
  let atlas: AtlasEmulator;

  beforeEach(async () => {
    atlas = await startAtlasEmulator({ organizations: [{ id: orgId, name: "Acme" }] });
  });

  afterEach(() => atlas.close());

  it("lists with the credentials that its sources have, each organization with those of its own prefix", async () => {
    const environment = {
      MONGODB_ATLAS_ACCESS_TOKEN: "of-nobody",
      ACME_MONGODB_ATLAS_BASE_URL: atlas.url,
      ACME_MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
      ACME_MONGODB_ATLAS_CLIENT_SECRET: emulatorServiceAccount.clientSecret,
    };
    const client = createAtlasClient({ sources: (place) => findSources(place, environment) });
    expect((await client.list(orgId, { environmentPrefix: "ACME_" })).invitations).to.deep.equal([]);
    expect(atlas.liveTokenCount).to.equal(1);
    await client.close();
    expect(atlas.liveTokenCount).to.equal(0);
  });

  it("shares nothing with another client", async () => {
    const options = { baseUrl: atlas.url, credentials: emulatorApiKey };
    for (const client of [createAtlasClient({ sources: () => [] }), createAtlasClient({ sources: () => [] })]) {
      await client.list(orgId, options);
      await client.close();
    }
    expect(atlas.requests.map(({ status }) => status)).to.deep.equal([401, 200, 401, 200]);
  });

  it("lists again after it was closed", async () => {
    const client = createAtlasClient({ sources: () => [] });
    await client.list(orgId, { baseUrl: atlas.url, credentials: emulatorApiKey });
    await client.close();
    expect((await client.list(orgId, { baseUrl: atlas.url, credentials: emulatorApiKey })).servedBy).to.equal(
      "invites",
    );
    await client.close();
  });

  it("forgets the session of a credential that nobody uses any longer", async () => {
    const client = createAtlasClient({ sources: () => [], idleSeconds: 0.01 });
    await client.list(orgId, { baseUrl: atlas.url, credentials: emulatorApiKey });
    await wait(200);
    await client.list(orgId, { baseUrl: atlas.url, credentials: emulatorApiKey });
    expect(atlas.requests.map(({ status }) => status)).to.deep.equal([401, 200, 401, 200]);
    await client.close();
  });

  it("lets a process end when its reads have ended, long before their time is over", async () => {
    const script =
      "require('./provider/atlas').listInvitations(process.argv[1], " +
      "{ baseUrl: process.argv[2], credentials: JSON.parse(process.argv[3]), timeoutSeconds: 3600 })" +
      ".then(({ servedBy }) => console.log(servedBy));";
    const parameters = ["--require", "tsx/cjs", "--eval", script, orgId, atlas.url, JSON.stringify(emulatorApiKey)];
    expect((await run(process.execPath, parameters, { timeout: 90_000 })).stdout).to.equal("invites\n");
  });
});
