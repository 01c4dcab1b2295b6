import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { engines } from "../../package.json";
import { findNodeProblem, requiredNode } from "../../provider/atlas/required-node";

const run = promisify(execFile);

describe("findNodeProblem", () => {
  for (const version of ["20.20.2", "22.0.0", "22.18.9", "9.99.0"]) {
    it(`says which Node is needed in place of ${version}`, () => {
      expect(findNodeProblem(version)).to.equal(
        `pulumi-atlas-invitations needs Node 22.19 or newer, and this is Node ${version}. Install a newer Node.`,
      );
    });
  }

  for (const version of ["22.19.0", "22.20.1", "23.0.0", "24.1.0", process.versions.node]) {
    it(`says nothing of ${version}`, () => {
      expect(findNodeProblem(version)).to.equal(undefined);
    });
  }

  it("needs what package.json says", () => {
    expect(engines.node).to.equal(`>=${requiredNode}`);
  });
});

describe("an old Node", () => {
  const sentence =
    "pulumi-atlas-invitations needs Node 22.19 or newer, and this is Node 20.11.0. Install a newer Node.";
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });";
  const evaluate = (script: string) => run(process.execPath, ["--require", "tsx/cjs", "--eval", pretend + script]);

  for (const entry of ["./provider/atlas", "./provider", "./provider/provider"]) {
    it(`is named by ${entry} before its libraries fail`, async () => {
      const { stdout } = await evaluate(
        `try { require('${entry}'); } catch (error) { console.log(error.code + '\\n' + error.stack); }` +
          "console.log(Object.keys(require.cache).filter((file) => /node_modules.(undici|p-limit)/.test(file)).length);",
      );
      expect(stdout.trim().split("\n")).to.deep.equal(["configuration", `AtlasError: ${sentence}`, "0"]);
    });
  }

  it("is named by the command line, whose exit code is not that of a violation", async () => {
    const ended = await evaluate("require('./provider/command-line/main')").catch((error: unknown) => error);
    expect(ended).to.include({ code: 2, stdout: "", stderr: `error: ${sentence}\n` });
  });
});
