import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const root = path.resolve(__dirname, "..");

describe("the Node that is needed", () => {
  for (const entry of ["index", "provider"]) {
    it(`is checked, and told without a stack, before anything else is loaded by ${entry}`, async () => {
      const script = `
        Object.defineProperty(process.versions, "node", { value: "20.19.5" });
        try { require(${JSON.stringify(path.join(root, "provider", entry))}); }
        catch (error) { console.log(error.message, error.stack, Object.keys(require.cache).some((file) => file.includes("undici"))); }
      `;
      const { stdout } = await promisify(execFile)(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
        cwd: root,
      });
      expect(stdout).to.match(/^(.+ this is Node 20\.19\.5\. Install a newer Node\.) AtlasError: \1 false\n$/);
    });
  }
});
