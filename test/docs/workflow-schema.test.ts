import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");

/** The parser is only to be had as a module for bundlers, which a process with the loader of the tests takes. */
function parse(workflow: string): string {
  const args = ["--import", "tsx", path.join(__dirname, "parse-workflow.mts")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    input: workflow,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe("the schema of GitHub's workflows", () => {
  for (const file of [".github/workflows/pull-request.yml", "examples/ci/github.yaml"]) {
    it(`permits ${file}`, async () => {
      expect(parse(await readFile(path.join(root, file), "utf8"))).to.equal("");
    });
  }

  for (const [what, from, to, message] of [
    ["an unknown key of a step", "        run: cat", "        rnu: cat", "Unexpected value 'rnu'"],
    ["an unknown event", "  pull_request:", "  pull_requests:", "Unexpected value 'pull_requests'"],
    ["a context that isn't there", "secrets.MONGODB", "secret.MONGODB", "Unrecognized named-value: 'secret'"],
    ["a permission that isn't one", "security-events: write", "security-events: wirte", "Unexpected value 'wirte'"],
  ] as const) {
    it(`forbids ${what}`, async () => {
      const whole = await readFile(path.join(root, "examples/ci/github.yaml"), "utf8");
      expect(whole).to.contain(from);
      expect(parse(whole.replace(from, to))).to.contain(message);
    });
  }
});
