import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");

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
});
