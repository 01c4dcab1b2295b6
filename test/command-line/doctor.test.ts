import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect } from "chai";
import { diagnoseClock } from "../../provider/command-line/diagnosis/clock-step";
import { diagnoseConnection } from "../../provider/command-line/diagnosis/connection-step";
import { diagnoseDns } from "../../provider/command-line/diagnosis/dns-step";
import { createFailedStep } from "../../provider/command-line/diagnosis/step";
import { diagnoseSunset } from "../../provider/command-line/diagnosis/sunset-step";
import { type AtlasEmulator, emulatorApiKey, emulatorServiceAccount, startAtlasEmulator } from "../../provider/testing";
import { environmentOf, run } from "./run";

const acme = "5f0000000000000000000001";
const member = { publicKey: "memberxx", privateKey: "11111111-0000-4000-8000-000000000000" };

const troubleshooting = readFileSync(path.resolve(__dirname, "../../docs/troubleshooting.md"), "utf8");
const headings = [...troubleshooting.matchAll(/^## `([\w-]+)`$/gm)].map(([, code]) => code);

/** The steps of a diagnosis as [state, name], and what each says. */
function stepsOf(stdout: string) {
  const lines = stdout.split("\n").filter((line) => line.startsWith("  "));
  const steps = lines.map((line) => line.trim().split(/ {2,}/));
  for (const [state, , said = ""] of steps) {
    // Each failed step names a heading of the page.
    if (state === "failed") expect(said.match(/docs\/troubleshooting\.md#([\w-]+)\)$/)?.[1]).to.be.oneOf(headings);
  }
  return {
    states: steps.map(([state, name]) => `${name}: ${state}`),
    said: (wanted: string) => steps.find(([, name]) => name === wanted)?.[2] ?? "",
  };
}

const later = ["DNS", "connection", "clock", "identity", "/invites", "/users", "sunset", "rate limit", "invitations"];

describe("doctor", () => {
  let atlas: AtlasEmulator;

  beforeEach(async () => {
    atlas = await startAtlasEmulator({
      organizations: [{ id: acme, name: "Acme", invitations: [{ username: "ann@acme.com" }] }],
      apiKeys: [emulatorApiKey, { ...member, orgRoles: { [acme]: ["ORG_MEMBER"] } }],
    });
  });

  afterEach(() => atlas.close());

  const doctor = (environment: Record<string, string> = environmentOf(atlas), ...args: string[]) =>
    run(["doctor", acme, ...args], { environment });

  it("says of every step that it is right, and what it found", async () => {
    const { exitCode, stdout, stderr } = await doctor();
    const { states, said } = stepsOf(stdout);
    expect(states).to.deep.equal(
      ["credentials", "address", ...later].map((name) => `${name}: ${name === "DNS" ? "left out" : "ok"}`),
    );
    const caller = "API key emulator from MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY";
    expect(said("credentials")).to.equal(caller);
    expect(said("identity")).to.equal(`Atlas knows the ${caller}`);
    expect(said("DNS")).to.equal("as 127.0.0.1 is an address already");
    expect(said("address")).to.equal(`${atlas.url}, from MONGODB_ATLAS_BASE_URL`);
    expect(said("connection")).to.contain("without a proxy, without TLS");
    expect(said("sunset")).to.equal("Atlas has announced the end of /invites for 2100-07-01");
    expect(said("rate limit")).to.match(/^\d+ requests left$/);
    expect(said("invitations")).to.equal("1 invitation found");
    expect(stdout).to.match(/A gate can look\.\n\n$/);
    expect([exitCode, stderr]).to.deep.equal([0, ""]);
  });

  it("looks with a service account, too", async () => {
    const { clientId, clientSecret } = emulatorServiceAccount;
    const { exitCode, stdout } = await doctor({
      MONGODB_ATLAS_BASE_URL: atlas.url,
      MONGODB_ATLAS_CLIENT_ID: clientId,
      MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
    });
    expect(stepsOf(stdout).said("credentials")).to.match(/^service account mdb_sa_id_/);
    expect(stdout).to.not.contain(clientSecret);
    expect(exitCode).to.equal(0);
    expect(atlas.liveTokenCount).to.equal(0);
  });

  it("warns once of several kinds of credentials, in the step that says which it uses", async () => {
    const { exitCode, stdout, stderr } = await doctor({
      ...environmentOf(atlas),
      MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
      MONGODB_ATLAS_CLIENT_SECRET: emulatorServiceAccount.clientSecret,
    });
    expect(stepsOf(stdout).states[0]).to.equal("credentials: warning");
    expect(stdout.split("Several kinds of Atlas credentials")).to.have.lengthOf(2);
    expect(stderr).to.equal("");
    expect(exitCode).to.equal(0);
  });

  it("asks nothing when there are no credentials, and says why the rest is left out", async () => {
    const { exitCode, stdout } = await doctor({ MONGODB_ATLAS_BASE_URL: atlas.url });
    const { states, said } = stepsOf(stdout);
    expect(states).to.deep.equal(["credentials: failed", ...["address", ...later].map((name) => `${name}: left out`)]);
    expect(said("clock")).to.equal("as the step credentials failed");
    expect(stdout).to.match(/A gate cannot look: the step credentials failed\.\n\n$/);
    expect(atlas.requests).to.have.lengthOf(0);
    expect(exitCode).to.equal(2);
  });

  it("says that the base URL is wrong, without showing it", async () => {
    const { exitCode, stdout } = await doctor({
      ...environmentOf(atlas),
      MONGODB_ATLAS_BASE_URL: "https://user:canary@atlas.example",
    });
    expect(stepsOf(stdout).states.slice(0, 3)).to.deep.equal(["credentials: ok", "address: failed", "DNS: left out"]);
    expect(stdout).to.not.contain("canary");
    expect(exitCode).to.equal(2);
  });

  it("says that there is no connection", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = Object(server.address());
    server.close();
    const { exitCode, stdout } = await doctor({
      ...environmentOf(atlas),
      MONGODB_ATLAS_BASE_URL: `http://127.0.0.1:${port}`,
    });
    const { states, said } = stepsOf(stdout);
    expect(states.slice(3, 5)).to.deep.equal(["connection: failed", "clock: left out"]);
    expect(said("connection")).to.match(/ECONNREFUSED.*docs\/troubleshooting\.md#unavailable\)$/);
    expect(exitCode).to.equal(2);
  });

  describe("behind a proxy", () => {
    const names = ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"] as const;
    const before = names.map((name) => [name, process.env[name]] as const);
    const setProxy = (url: string) => {
      for (const name of names) delete process.env[name];
      process.env.HTTPS_PROXY = url;
    };

    afterEach(() => {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    });

    const throughProxy = () => doctor({ ...environmentOf(atlas), MONGODB_ATLAS_BASE_URL: "https://atlas.example" });

    it("resolves no name, as the proxy does", async () => {
      const server = createServer((socket) => {
        socket.on("error", () => undefined).once("data", () => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
      });
      await once(server.listen(0, "127.0.0.1"), "listening");
      const { port } = Object(server.address());
      setProxy(`http://user:canary@127.0.0.1:${port}`);
      const { exitCode, stdout } = await throughProxy().finally(() => server.close());
      const { states, said } = stepsOf(stdout);
      expect(states.slice(2, 5)).to.deep.equal(["DNS: left out", "connection: failed", "clock: left out"]);
      expect(said("DNS")).to.equal(`as the proxy 127.0.0.1:${port} resolves atlas.example`);
      expect(said("connection")).to.contain("opened no connection to Atlas (403)");
      expect(stdout).to.not.contain("canary");
      expect(exitCode).to.equal(2);
    });

    it("opens no connection when the proxy is not a URL", async () => {
      setProxy("canary");
      const { exitCode, stdout } = await throughProxy();
      const { states, said } = stepsOf(stdout);
      expect(states.slice(2, 5)).to.deep.equal(["DNS: left out", "connection: failed", "clock: left out"]);
      expect(said("DNS")).to.equal("as no new connection was opened");
      expect(stdout).to.not.contain("canary");
      expect(exitCode).to.equal(2);
    });
  });

  it("does not say who the caller is when something else answers in place of Atlas", async () => {
    atlas.fault({ status: 200, body: "[]", beforeAuthentication: true, times: 2 });
    const { exitCode, stdout } = await doctor();
    const { states, said } = stepsOf(stdout);
    expect(states.slice(5, 7)).to.deep.equal(["identity: left out", "/invites: failed"]);
    expect(said("identity")).to.equal("as no answer of Atlas was understood");
    expect(exitCode).to.equal(2);
  });

  it("says that Atlas does not know a wrong key, and shows nothing of it", async () => {
    const { exitCode, stdout } = await doctor({
      ...environmentOf(atlas),
      MONGODB_ATLAS_PRIVATE_API_KEY: "canary00-0000-4000-8000-000000000000",
    });
    const { states, said } = stepsOf(stdout);
    expect(states.slice(3, 7)).to.deep.equal(["connection: ok", "clock: ok", "identity: failed", "/invites: left out"]);
    expect(said("identity")).to.match(/Check both halves of the key.*docs\/troubleshooting\.md#authentication\)$/);
    expect(stdout).to.not.contain("canary");
    expect(exitCode).to.equal(2);
  });

  it("shows no secret that was put in the place of a public key", async () => {
    const { stdout } = await doctor({
      ...environmentOf(atlas),
      MONGODB_ATLAS_PUBLIC_API_KEY: "canary00-0000-4000-8000-000000000000",
    });
    expect(stdout).to.not.contain("canary00-0000");
  });

  it("says that an address is not on the access list", async () => {
    atlas.fault({ status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", times: 2 });
    const { exitCode, stdout } = await doctor();
    const { states, said } = stepsOf(stdout);
    expect(states.slice(5, 7)).to.deep.equal(["identity: failed", "/invites: left out"]);
    expect(said("identity")).to.match(/docs\/troubleshooting\.md#access-list\)$/);
    expect(exitCode).to.equal(2);
  });

  it("says that Atlas limits the rate of requests, and until when", async () => {
    atlas.fault({ status: 429, retryAfterSeconds: 3600, times: 2 });
    const { exitCode, stdout } = await doctor();
    const { states, said } = stepsOf(stdout);
    expect(states.slice(3, 7)).to.deep.equal([
      "connection: ok",
      "clock: ok",
      "rate limit: failed",
      "identity: left out",
    ]);
    expect(said("rate limit")).to.match(/docs\/troubleshooting\.md#rate-limited\)$/);
    expect(exitCode).to.equal(2);
  });

  describe("with a role that only /users allows", () => {
    const environment = () => ({
      MONGODB_ATLAS_BASE_URL: atlas.url,
      MONGODB_ATLAS_PUBLIC_API_KEY: member.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: member.privateKey,
    });

    it("says that a gate could not look at /invites", async () => {
      const { exitCode, stdout } = await doctor(environment());
      const { states, said } = stepsOf(stdout);
      expect(states.slice(5, 8)).to.deep.equal(["identity: ok", "/invites: failed", "/users: ok"]);
      expect(said("/invites")).to.contain('(with endpoint "users", Organization Member is enough)');
      expect(exitCode).to.equal(2);
    });

    it("says that one could with endpoint users", async () => {
      const { exitCode, stdout } = await doctor(environment(), "--endpoint", "users");
      expect(stepsOf(stdout).states).to.include("/users: ok").and.not.include("/invites: failed");
      expect(exitCode).to.equal(0);
    });
  });

  it("warns when /invites is gone, as a gate asks /users then", async () => {
    await atlas.close();
    atlas = await startAtlasEmulator({ organizations: [{ id: acme, name: "Acme" }], sunset: "2020-01-01T00:00:00Z" });
    const { exitCode, stdout } = await doctor();
    expect(stepsOf(stdout).states.slice(5, 8)).to.deep.equal(["identity: ok", "/invites: warning", "/users: ok"]);
    expect(exitCode).to.equal(0);
  });

  it("says that a gate that asks for /invites alone could not look when that is gone", async () => {
    await atlas.close();
    atlas = await startAtlasEmulator({ organizations: [{ id: acme, name: "Acme" }], sunset: "2020-01-01T00:00:00Z" });
    const steps = await doctor(environmentOf(atlas), "--endpoint", "invites");
    expect(stepsOf(steps.stdout).states).to.include("/invites: failed");
    expect(steps.exitCode).to.equal(2);
  });

  it("says that there is no such organization", async () => {
    const { exitCode, stdout } = await run(["doctor", "5f0000000000000000000009"], {
      environment: environmentOf(atlas),
    });
    expect(stepsOf(stdout).states.slice(5)).to.deep.equal([
      "identity: ok",
      "/invites: failed",
      "/users: warning",
      "sunset: left out",
      "rate limit: left out",
      "invitations: left out",
    ]);
    expect(exitCode).to.equal(2);
  });
});

describe("a step of the diagnosis", () => {
  const at = new Date("2026-11-23T12:00:00Z");

  for (const [header, state, said] of [
    ["Mon, 23 Nov 2026 12:00:00 GMT", "ok", "shows the same time as Atlas"],
    ["Mon, 23 Nov 2026 12:00:59 GMT", "ok", "shows the same time as Atlas"],
    ["Mon, 23 Nov 2026 12:01:00 GMT", "warning", "60 seconds behind Atlas. The ages"],
    ["Mon, 23 Nov 2026 11:00:00 GMT", "warning", "3600 seconds ahead of Atlas. The ages"],
    ["yesterday", "warning", "Atlas did not say what time it is"],
    [undefined, "warning", "Atlas did not say what time it is"],
  ] as const) {
    it(`calls the clock ${state} when Atlas says ${header ?? "nothing"}`, () => {
      expect(diagnoseClock(header, at)).to.include({ name: "clock", state });
      expect(diagnoseClock(header, at).said).to.contain(said);
    });
  }

  for (const [sunset, state, said] of [
    [null, "ok", "Atlas has announced no end of /invites"],
    ["2027-07-01T00:00:00Z", "ok", "Atlas has announced the end of /invites for 2027-07-01"],
    ["2027-01-01T00:00:00Z", "warning", "for 2027-01-01, in 39 days. Set endpoint"],
    ["2026-11-01T00:00:00Z", "warning", "for 2026-11-01, which is past. Set endpoint"],
  ] as const) {
    it(`calls an end on ${sunset} ${state}`, () => {
      expect(diagnoseSunset(sunset, at)).to.include({ name: "sunset", state });
      expect(diagnoseSunset(sunset, at).said).to.contain(said);
    });
  }

  const cloud = "https://cloud.mongodb.com";
  const direct = new Set(["cloud.mongodb.com"]);

  it("says which addresses the name of Atlas resolves to", async () => {
    const resolve = async () => [{ address: "192.0.2.1" }, { address: "2001:db8::1" }];
    expect(await diagnoseDns(cloud, direct, resolve)).to.deep.equal({
      name: "DNS",
      state: "ok",
      said: "cloud.mongodb.com resolves to 192.0.2.1, 2001:db8::1",
    });
  });

  it("says what to do when the name of Atlas resolves to no address", async () => {
    const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND cloud.mongodb.com"), { code: "ENOTFOUND" });
    expect(await diagnoseDns(cloud, direct, () => Promise.reject(unknown))).to.deep.equal({
      name: "DNS",
      state: "failed",
      said:
        "cloud.mongodb.com resolves to no address (ENOTFOUND). Check the base URL and the name servers of this machine. " +
        "Where only a proxy leads out, set HTTPS_PROXY. (unavailable: docs/troubleshooting.md#unavailable)",
    });
  });

  for (const [baseUrl, hosts, said] of [
    [cloud, ["cloud.mongodb.com", "proxy.example:3128"], "as the proxy proxy.example:3128 resolves cloud.mongodb.com"],
    ["http://[::1]:8080", ["[::1]:8080"], "as ::1 is an address already"],
    [cloud, [], "as no new connection was opened"],
  ] as const) {
    it(`resolves nothing, ${said}`, async () => {
      const resolve = () => expect.fail("it was resolved");
      expect(await diagnoseDns(baseUrl, new Set(hosts), resolve)).to.deep.equal({
        name: "DNS",
        state: "left out",
        said,
      });
    });
  }

  it("names no heading for a mistake of this package, which has none", () => {
    const { said } = createFailedStep("/invites", { code: "unexpected", message: "x is not a function" });
    expect(said).to.equal(
      "x is not a function This is a mistake of pulumi-atlas-invitations. Install its newest version, or report it with this line.",
    );
  });

  it("tells a proxy from Atlas by what was connected to", () => {
    const host = "cloud.mongodb.com";
    expect(diagnoseConnection({ host, address: "192.0.2.1", tls: "TLSv1.3" }, host).said).to.equal(
      "to cloud.mongodb.com (192.0.2.1), without a proxy, TLSv1.3, its certificate is trusted",
    );
    expect(diagnoseConnection({ host: "proxy.example:3128", address: "192.0.2.2", tls: null }, host).said).to.equal(
      "to cloud.mongodb.com through the proxy proxy.example:3128 (192.0.2.2)",
    );
  });
});
