import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey } from "../../provider/testing";
import { invitesOf, startAcme } from "./acme";
import { invitesMedia } from "./digest-client";

const run = promisify(execFile);

async function curl(...args: readonly string[]): Promise<{ readonly status: string; readonly body: string }> {
  const always = ["--silent", "--noproxy", "*", "--max-time", "10", "--header", `Accept: ${invitesMedia}`];
  const { stdout } = await run("curl", [...always, "--write-out", "\n%{http_code}", ...args]);
  const end = stdout.lastIndexOf("\n");
  return { status: stdout.slice(end + 1), body: stdout.slice(0, end) };
}

describe("curl --digest", () => {
  const user = `${emulatorApiKey.publicKey}:${emulatorApiKey.privateKey}`;
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme();
  });
  afterEach(() => emulator.close());

  it("is served after one challenge", async () => {
    const { status, body } = await curl("--digest", "--user", user, invitesOf(emulator));
    expect(status).to.equal("200");
    expect(JSON.parse(body)).to.have.length(3);
    expect(emulator.requests.map((request) => request.status)).to.deep.equal([401, 200]);
  });

  it("is served at a URL with a query string", async () => {
    const url = invitesOf(emulator, undefined, "?username=ann%2Btest%40contractor.example");
    const { status, body } = await curl("--digest", "--user", user, url);
    expect(status).to.equal("200");
    expect(JSON.parse(body)).to.have.length(1);
  });

  it("is refused with a wrong private key", async () => {
    const { status } = await curl("--digest", "--user", "emulator:wrong", invitesOf(emulator));
    expect(status).to.equal("401");
  });

  it("is refused without --digest, as basic authentication is none of Atlas's", async () => {
    const { status } = await curl("--user", user, invitesOf(emulator));
    expect(status).to.equal("401");
  });
});
