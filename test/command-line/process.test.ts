import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { type Ended, environmentOf } from "./run";

const root = path.resolve(__dirname, "../..");
/** As built, since that is what users start; `npm test` and `npm run build` build it. */
const main = path.join(root, "dist/command-line/main.js");

const ids = { acme: "5f0000000000000000000001", beta: "5f0000000000000000000002", gone: "5f0000000000000000000009" };

/** This process's environment, without what would change a run. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(MONGODB_ATLAS_|MCLI_|NO_COLOR$|FORCE_COLOR$)/.test(name)),
);

describe("the command line as a process", () => {
  let atlas: AtlasEmulator;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "process-"));
    atlas = await startAtlasEmulator({
      organizations: [
        { id: ids.acme, name: "Acme", invitations: [{ username: "ann@acme.com" }] },
        { id: ids.beta, name: "Beta", invitations: [{ username: "old@acme.com", sentDaysAgo: 20 }] },
      ],
    });
    const organizations = Object.fromEntries(Object.entries(ids).map(([name, orgId]) => [name, { orgId }]));
    const document = { version: 1, expectations: [{ maxAge: { days: 14 } }], organizations };
    writeFileSync(path.join(folder, "atlas-invitations.yaml"), JSON.stringify(document));
    writeFileSync(path.join(folder, "wrong.yaml"), "version: 3");
  });

  after(async () => {
    await atlas.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(() => atlas.clearFaults());

  function execute(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const env = { ...inherited, ...environmentOf(atlas), ...environment };
    return new Promise((resolve) => {
      execFile(process.execPath, [main, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
        resolve({ exitCode: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      });
    });
  }

  for (const [what, args, exitCode, environment] of [
    ["an organization as expected", ["check", "acme"], 0, {}],
    ["a mandatory violation", ["check", "beta"], 1, {}],
    ["an organization that is not there, and a violation", ["check"], 2, {}],
    ["a wrong key", ["check", "acme"], 2, { MONGODB_ATLAS_PRIVATE_API_KEY: "canary00-0000-4000-8000-000000000000" }],
    ["no credentials", ["check", "acme"], 2, { MONGODB_ATLAS_PUBLIC_API_KEY: "", MONGODB_ATLAS_PRIVATE_API_KEY: "" }],
    ["a base URL that is not safe", ["check", "acme"], 2, { MONGODB_ATLAS_BASE_URL: "http://atlas.example" }],
    ["a document of another version", ["check", "wrong.yaml"], 2, {}],
    ["no such document", ["check", "nowhere.yaml"], 2, {}],
    ["an unknown option", ["check", "--jsno"], 2, {}],
    ["a list", ["list", ids.acme], 0, {}],
    ["a list of an organization that is not there", ["list", ids.gone], 2, {}],
    ["a diagnosis", ["doctor", ids.acme], 0, {}],
  ] as const) {
    it(`exits with ${exitCode} for ${what}`, async () => {
      const ended = await execute(args, environment);
      expect(ended.exitCode, ended.stdout + ended.stderr).to.equal(exitCode);
      expect(ended.stdout + ended.stderr).to.not.match(/canary|00000000-0000-4000/);
      expect(ended.stdout).to.not.contain("\u001b");
    });
  }

  for (const [what, fault, code] of [
    [
      "an address that is not on the access list",
      { status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST" },
      "access-list",
    ],
    ["a refusal", { status: 403, errorCode: "ORG_REQUIRES_ACCESS_LIST" }, "forbidden"],
    ["a limit of the rate", { status: 429, retryAfterSeconds: 3600 }, "rate-limited"],
    ["a page in place of the list", { contentType: "text/html" }, "response-refused"],
    ["a list that was cut short", { status: 200, body: "[" }, "response-refused"],
  ] as const) {
    it(`exits with 2 for ${what}, and reports why`, async () => {
      atlas.fault(fault);
      const { exitCode, stdout, stderr } = await execute(["check", "acme", "--format", "json"]);
      expect(exitCode, stdout + stderr).to.equal(2);
      expect(JSON.parse(stdout).gates[0]).to.include({ passed: false }).and.nested.include({ "failure.code": code });
      expect(stdout + stderr).to.not.match(/00000000-0000-4000/);
    });
  }

  it("prints a report that another program reads, even when it fails", async () => {
    const { exitCode, stdout } = await execute(["check", "--format", "json"]);
    expect(JSON.parse(stdout).gates).to.have.lengthOf(3);
    expect(exitCode).to.equal(2);
  });

  it("serves the emulator until it is interrupted", async () => {
    const child = spawn(process.execPath, [main, "emulator"], {
      env: inherited,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [printed] = await once(child.stdout, "data");
    expect(String(printed)).to.match(/^export MONGODB_ATLAS_BASE_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    child.kill("SIGINT");
    const [exitCode] = await once(child, "exit");
    expect(exitCode).to.equal(0);
  });

  /** The files that a command has loaded when it ends, as seen from the root. */
  function filesLoadedBy(args: readonly string[]): Promise<readonly string[]> {
    const script = `
      process.on("exit", () => {
        const { relative } = require("node:path");
        const files = Object.keys(require.cache).map((file) => relative(${JSON.stringify(root)}, file));
        console.error(JSON.stringify(files.map((file) => file.replaceAll("\\\\", "/"))));
      });
      process.argv.splice(1, 0, ${JSON.stringify(main)});
      require(${JSON.stringify(main)});`;
    const env = { ...inherited, ...environmentOf(atlas) };
    return new Promise((resolve) => {
      execFile(process.execPath, ["--eval", script, "--", ...args], { cwd: folder, env }, (_error, _stdout, stderr) => {
        resolve(JSON.parse(stderr));
      });
    });
  }

  it("loads neither Pulumi nor what the command does not need", async () => {
    const files = await filesLoadedBy(["--help"]);
    expect(files).to.include("dist/command-line/main.js");
    const unneeded = /node_modules\/(@pulumi|yaml|undici|cli-table3|csv-stringify)\/|\bzod\b/;
    expect(files.filter((file) => unneeded.test(file))).to.deep.equal([]);
  });

  for (const args of [
    ["check", "acme"],
    ["list", ids.acme],
  ]) {
    it(`loads of undici and zod only what ${args[0]} needs`, async () => {
      const files = await filesLoadedBy(args);
      expect(files).to.include("node_modules/undici/lib/dispatcher/env-http-proxy-agent.js");
      expect(files).to.include("dist/chunks/zod.js");
      const unneeded = /node_modules\/(zod\/|undici\/(index\.js|lib\/(web|mock|interceptor|cache)\/))/;
      expect(files.filter((file) => unneeded.test(file))).to.deep.equal([]);
    });
  }
});
