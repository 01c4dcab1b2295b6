import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { diagnosticsOf } from "./diagnostics";
import { readable } from "./readable";

const root = path.resolve(__dirname, "../..");

describe("the README", () => {
  it("shows the program that the demo runs, and what it prints", async () => {
    const text = await readFile(path.join(root, "README.md"), "utf8");
    const blocks = (language: string) =>
      [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, block = ""]) => block);
    const [failure = "", success = ""] = blocks("text");
    expect(blocks("ts")[0]).to.equal(await readFile(path.join(root, "examples/stale-invitations/index.ts"), "utf8"));

    const demo = [process.execPath, ["--import", "tsx", "examples/demo.ts"], { cwd: root }] as const;
    const { stdout } = await promisify(execFile)(...demo);
    const [failing, passing] = readable(stdout).split("$ pulumi preview\n").slice(1);
    expect(diagnosticsOf(`${failing}`))
      .to.deep.equal(diagnosticsOf(failure))
      .and.not.deep.equal({});
    expect(diagnosticsOf(`${passing}`))
      .to.deep.equal(diagnosticsOf(success))
      .and.not.deep.equal({});
    expect(failing).to.contain("Resources:\n    + 2 to create\n    2 errored\n(exit code 1)");
    expect(passing).to.contain("(exit code 0)");
  });
});
