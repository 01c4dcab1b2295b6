import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, stale, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import { readable } from "./readable";
import type { Stack } from "./stack";

const resource = "pulumi-nodejs:dynamic/atlas-invitations:PendingOrgInvitations (acme)";

/**
 * States keep this text and run it years later. A change of it makes every stack run two texts side by side and shows as
 * a change of every data source, so it is on purpose or not at all: `PIN_PROVIDER=1 npm test` writes it anew.
 */
const pinnedProvider = path.join(__dirname, "serialized-provider.txt");

const unread = `error: Preview failed: The invitations of organization ${acmeId} could not be read.`;

describe("the data source", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  beforeEach(async () => {
    atlas = await startAcme(fresh);
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  /** Runs a preview that has to fail, and resolves to what the user reads on the line of the data source. */
  async function failure(): Promise<string> {
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(output).to.not.match(/^\s+at /m);
    const lines = diagnosticsOf(output)[resource];
    expect(lines, output).to.have.length(1);
    return lines?.[0] ?? "";
  }

  it("reads the invitations in preview and in update", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source");
    for (const command of ["preview", "up"] as const) {
      const { exitCode, output } = await stack.run(command);
      expect(exitCode, output).to.equal(0);
      expect(readable(output)).to.contain('invited    : [\n        [0]: "ann@acme.com"\n    ]\n');
    }
  });

  it("is run from the pinned text, of less than 1 kB", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source");
    expect(await stack.run("up")).to.have.property("exitCode", 0);
    const text: string = JSON.parse(await stack.exportState()).deployment.resources.find(({ type }: { type: string }) =>
      resource.startsWith(type),
    ).inputs.__provider;
    if (process.env.PIN_PROVIDER) await writeFile(pinnedProvider, text);
    expect(text).to.equal(await readFile(pinnedProvider, "utf8"));
    expect(text.length).to.be.below(1000);
  });

  it("is drift to a refresh when the invitations changed, and is none when they did not", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source");
    expect(await stack.run("up")).to.have.property("exitCode", 0);
    const refresh = ["--preview-only", "--expect-no-changes"];
    const unchanged = await stack.run("refresh", ...refresh);
    expect(unchanged.exitCode, unchanged.output).to.equal(0);
    atlas.setInvitations(acmeId, [fresh, stale]);
    const changed = await stack.run("refresh", ...refresh);
    expect(changed.exitCode, changed.output).to.equal(7);
    expect(changed.output).to.contain("error: no changes were expected for refresh but changes were proposed");
  });

  it("fails on a wrong key, naming the three causes", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      secrets: { "mongodbatlas:privateKey": "not-the-key" },
    });
    expect(await failure()).to.equal(
      `${unread} Atlas at ${new URL(atlas.url).host} did not accept the API key in mongodbatlas:publicKey and ` +
        "mongodbatlas:privateKey (401). It says the same to a wrong public or private key, to a key of another " +
        "organization, and to a key without the role Organization Owner. Check both halves of the key, that it was " +
        `created in organization ${acmeId}, and that it has the role Organization Owner there (with endpoint "users", ` +
        "Organization Member is enough).",
    );
  });

  it("fails on an organization that there is not", async () => {
    const orgId = "5f0000000000000000000009";
    stack = await createAcmeStack(atlas, "examples/data-source", { config: { orgId } });
    expect(await failure()).to.match(
      /could not be read\. Atlas shows no organization 5f0{21}9 to this API key \(404 \w+\)\. Check orgId, the base URL, and that the API key belongs to that organization\.$/,
    );
  });

  it("fails without credentials, naming where to set them", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      config: { "mongodbatlas:publicKey": "" },
      secrets: { "mongodbatlas:privateKey": "" },
    });
    expect(await failure()).to.equal(
      `${unread} There are no Atlas credentials. Set mongodbatlas:publicKey and mongodbatlas:privateKey, or ` +
        "MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY. A service account or an access token will do as well.",
    );
    expect(atlas.requests).to.have.length(0);
  });

  it("takes credentials from the environment", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      config: { "mongodbatlas:publicKey": "" },
      secrets: { "mongodbatlas:privateKey": "" },
      env: {
        MONGODB_ATLAS_PUBLIC_API_KEY: "emulator",
        MONGODB_ATLAS_PRIVATE_API_KEY: "00000000-0000-4000-8000-000000000000",
      },
    });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
  });

  it("fails when Atlas is not there, naming where it looked", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      config: { "mongodbatlas:baseUrl": "http://127.0.0.1:1" },
    });
    expect(await failure()).to.equal(
      `${unread} The connection to 127.0.0.1:1 failed: connect ECONNREFUSED 127.0.0.1:1. Check the network, any proxy ` +
        "and the base URL. Tried 5 times.",
    );
  });

  it("fails at once when Atlas asks to wait an hour", async () => {
    atlas.fault({ status: 429, retryAfterSeconds: 3600 });
    stack = await createAcmeStack(atlas, "examples/data-source");
    expect(await failure()).to.equal(
      `${unread} Atlas limits the rate of requests (429 RATE_LIMITED_TOKEN_BUCKET). Atlas asks to wait 3600 seconds, ` +
        "longer than what is left of the 120 seconds of timeoutSeconds. Run again after that, or raise timeoutSeconds.",
    );
  });

  it("fails within its time limit when Atlas never answers", async () => {
    atlas.fault({ drop: "never-answer" });
    stack = await createAcmeStack(atlas, "test/engine/programs/impatient");
    expect(await failure()).to.equal(
      `${unread} ${new URL(atlas.url).host} gave no complete answer within 5 s. Check the network and any proxy ` +
        "between here and Atlas, or raise timeoutSeconds.",
    );
  });

  it("waits for the two seconds that Atlas asks for", async () => {
    atlas.fault({ status: 429, retryAfterSeconds: 2 });
    stack = await createAcmeStack(atlas, "test/engine/programs/impatient");
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
    const [refused, served] = atlas.requests.slice(-2);
    expect([refused?.status, served?.status]).to.deep.equal([429, 200]);
    expect((served?.startedAt ?? 0) - (refused?.startedAt ?? 0)).to.be.at.least(2000);
  });

  it("goes through the proxy of the environment, and says so when there is none", async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url);
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const { port } = proxy.address() as AddressInfo;
    stack = await createAcmeStack(atlas, "test/engine/programs/impatient", {
      config: { "mongodbatlas:baseUrl": "https://atlas.example" },
      env: { HTTPS_PROXY: `http://bob:canary@127.0.0.1:${port}` },
    });
    const failed = await failure();
    proxy.close();
    expect(failed).to.contain(`127.0.0.1:${port}`).and.not.contain("canary");
    expect(asked[0]).to.equal("atlas.example:443");
  });

  it("fails when the proxy of the environment is no URL, without showing it", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      env: { HTTPS_PROXY: "bob:canary@proxy.example:3128" },
    });
    expect(await failure()).to.equal(
      `${unread} HTTPS_PROXY (or https_proxy) is not the URL of a proxy. Set it to one like http://proxy.example:3128.`,
    );
  });

  it("does not use that proxy for this machine itself", async () => {
    stack = await createAcmeStack(atlas, "examples/data-source", {
      env: { HTTPS_PROXY: "http://127.0.0.1:1", HTTP_PROXY: "http://127.0.0.1:1" },
    });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
  });
});
