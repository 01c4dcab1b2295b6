import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { type AtlasEmulator, emulatorAccessToken, startAtlasEmulator } from "../../../provider/testing";

const orgId = "5f0000000000000000000001";
/** As built, since a program that loads sources has loaded other files, too. */
const client = path.join(__dirname, "../../../dist/atlas/index.js");

describe("undici", () => {
  let atlas: AtlasEmulator;

  before(async () => {
    atlas = await startAtlasEmulator({
      organizations: [{ id: orgId, name: "Acme", invitations: [{ username: "ann@acme.com" }] }],
    });
  });

  after(() => atlas.close());

  /** Reads in a process of its own, after some code, and tells whom it found and whether undici's index was loaded. */
  async function read(before: string): Promise<unknown> {
    const script = `
      ${before}
      const { listInvitations } = require(${JSON.stringify(client)});
      listInvitations("${orgId}", ${JSON.stringify({ baseUrl: atlas.url, credentials: emulatorAccessToken })}).then(
        ({ invitations }) => {
          const hasIndex = Object.keys(require.cache).some((file) => /undici.index\\.js$/.test(file));
          console.log(JSON.stringify({ usernames: invitations.map(({ username }) => username), hasIndex }));
        },
      );`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--eval", script]);
    return JSON.parse(stdout);
  }

  it("is loaded by its files alone", async () => {
    expect(await read("")).to.deep.equal({ usernames: ["ann@acme.com"], hasIndex: false });
  });

  for (const code of ["MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"]) {
    it(`is loaded by its index where a version has no such files (${code})`, async () => {
      const withoutFiles = `
        const Module = require("node:module");
        const resolve = Module._resolveFilename;
        Module._resolveFilename = (name, ...others) => {
          if (name === "undici/lib/core/errors.js") throw Object.assign(new Error("gone"), { code: "${code}" });
          return resolve(name, ...others);
        };`;
      expect(await read(withoutFiles)).to.deep.equal({ usernames: ["ann@acme.com"], hasIndex: true });
    });
  }

  for (const file of [
    "dispatcher/dispatcher.js",
    "api/api-request.js",
    "api/api-connect.js",
    "dispatcher/env-http-proxy-agent.js",
    "dispatcher/pool.js",
    "core/errors.js",
  ]) {
    it(`is loaded by its index where a version has something else in ${file}`, async () => {
      const otherwise = `
        const Module = require("node:module");
        const load = Module._load;
        Module._load = (name, ...others) => (name === "undici/lib/${file}" ? { default: {} } : load(name, ...others));`;
      expect(await read(otherwise)).to.deep.equal({ usernames: ["ann@acme.com"], hasIndex: true });
    });
  }
});
