import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { requireNode } from "../provider/required-node";

const root = path.resolve(__dirname, "..");

describe("the Node that is needed", () => {
  for (const version of ["20.19.5", "22.18.0", "18.0.0"]) {
    it(`is not ${version}, which is refused in one sentence`, () => {
      expect(() => requireNode(version))
        .to.throw(
          `pulumi-atlas-invitations needs Node 22.19 or newer, and this is Node ${version}. Install a newer Node.`,
        )
        .with.property("stack", "");
    });
  }

  for (const version of ["22.19.0", "22.20.1", "24.0.0", "26.1.0"]) {
    it(`may be ${version}`, () => expect(() => requireNode(version)).to.not.throw());
  }

  it("is what package.json says", async () => {
    const { engines } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    expect(engines.node).to.equal(">=22.19");
  });

  for (const entry of ["index", "provider"]) {
    it(`is checked before anything else is loaded by ${entry}`, async () => {
      const script = `
        Object.defineProperty(process.versions, "node", { value: "20.19.5" });
        try { require(${JSON.stringify(path.join(root, "provider", entry))}); }
        catch (error) { console.log(error.message, Object.keys(require.cache).some((file) => file.includes("undici"))); }
      `;
      const { stdout } = await promisify(execFile)(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
        cwd: root,
      });
      expect(stdout).to.match(/this is Node 20\.19\.5\. Install a newer Node\. false\n$/);
    });
  }
});
