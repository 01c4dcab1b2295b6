import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { diagnosticsOf } from "./engine/diagnostics";
import { readable } from "./engine/readable";

const run = promisify(execFile);
const root = path.resolve(__dirname, "..");

describe("the README", () => {
  let text: string;

  const blocks = (language: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, block = ""]) => block);

  before(async () => {
    text = await readFile(path.join(root, "README.md"), "utf8");
  });

  it("shows programs that compile", async () => {
    const folder = await mkdtemp(path.join(root, "test/readme-"));
    try {
      const files = blocks("ts").map((_, index) => `${index}.ts`);
      await Promise.all(blocks("ts").map((block, index) => writeFile(path.join(folder, `${index}.ts`), block)));
      const tsconfig = { extends: "../../tsconfig.json", compilerOptions: { rootDir: "../.." }, files };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), ["-p", folder]).catch((error) => error);
      expect(files).to.have.length.above(2);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("shows the program that the demo runs, and what it prints", async () => {
    expect(blocks("ts")[0]).to.equal(await readFile(path.join(root, "examples/stale-invitations/index.ts"), "utf8"));
    const { stdout } = await run(process.execPath, ["--import", "tsx", "examples/demo.ts"], { cwd: root });
    const [failing, passing] = readable(stdout).split("$ pulumi preview\n").slice(1);
    expect(diagnosticsOf(`${failing}`))
      .to.deep.equal(diagnosticsOf(`${blocks("text")[0]}`))
      .and.not.deep.equal({});
    expect(failing).to.contain("Resources:\n    + 2 to create\n    2 errored\n(exit code 1)");
    expect(passing).to.contain("(exit code 0)");
  });
});
