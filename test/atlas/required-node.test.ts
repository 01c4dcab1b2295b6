import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { engines } from "../../package.json";
import { nodeProblem, requiredNode } from "../../provider/atlas/required-node";

const run = promisify(execFile);

describe("nodeProblem", () => {
  for (const version of ["20.20.2", "22.0.0", "22.18.9", "9.99.0"]) {
    it(`says which Node is needed in place of ${version}`, () => {
      expect(nodeProblem(version)).to.equal(
        `pulumi-atlas-invitations needs Node 22.19 or newer, and this is Node ${version}. Install a newer Node.`,
      );
    });
  }

  for (const version of ["22.19.0", "22.20.1", "23.0.0", "24.1.0", process.versions.node]) {
    it(`says nothing of ${version}`, () => {
      expect(nodeProblem(version)).to.equal(undefined);
    });
  }

  it("needs what package.json says", () => {
    expect(engines.node).to.equal(`>=${requiredNode}`);
  });
});

describe("the client on an old Node", () => {
  it("says which Node is needed before its libraries fail", async () => {
    const script =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });" +
      "try { require('./provider/atlas'); } catch (error) { console.log(error.message); }" +
      "console.log(Object.keys(require.cache).filter((file) => /node_modules.(undici|p-limit)/.test(file)).length);";
    const { stdout } = await run(process.execPath, ["--require", "tsx/cjs", "--eval", script]);
    expect(stdout.split("\n").slice(0, 2)).to.deep.equal([
      "pulumi-atlas-invitations needs Node 22.19 or newer, and this is Node 20.11.0. Install a newer Node.",
      "0",
    ]);
  });
});
