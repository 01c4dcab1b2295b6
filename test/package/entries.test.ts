import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { type PackedPackage, packPackage, root, self } from "./packed-package";

describe("the packed package", () => {
  let packed: PackedPackage;

  before(async () => {
    packed = await packPackage();
  });

  after(() => packed.remove());

  async function evaluate(script: string): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, ["--eval", script], { cwd: packed.project });
    return stdout.trim();
  }

  const { exports } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const entries = Object.keys(exports).filter((entry) => typeof exports[entry] === "object");

  it("has the entries that programs import", () => {
    expect(entries).to.include.members([".", "./atlas", "./provider", "./testing"]);
  });

  for (const entry of entries) {
    const name = `${self}${entry.slice(1)}`;

    it(`is required and imported as ${name}`, async () => {
      const script = `import("${name}").then((m) => console.log(Object.keys(require("${name}")).every((key) => key in m)))`;
      expect(await evaluate(script)).to.equal("true");
    });
  }

  it("exports what JavaScript modules import by name", async () => {
    const script = `import("${self}").then(({ InvitationGate, maxAge }) => console.log(typeof InvitationGate, typeof maxAge))`;
    expect(await evaluate(script)).to.equal("function function");
  });

  const loadedFiles = "Object.keys(require.cache)";

  it("does not load the Atlas client, nor what checks files, into the user's program", async () => {
    const script = `require("${self}"); console.log(${loadedFiles}.filter((file) => /node_modules.(undici|yaml).|chunks.zod/.test(file)).length)`;
    expect(await evaluate(script)).to.equal("0");
  });

  it("does not load Pulumi with the Atlas client", async () => {
    const script = `require("${self}/atlas"); console.log(${loadedFiles}.filter((file) => /@pulumi/.test(file)).length)`;
    expect(await evaluate(script)).to.equal("0");
  });
});
