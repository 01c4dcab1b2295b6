import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { listInputDefaults, listInputNames } from "../../provider/atlas/list-inputs";

const root = path.resolve(__dirname, "../..");
const pageOf = (name: string) => readFileSync(path.join(root, "docs", `${name}.md`), "utf8");
const pages = ["gate", "baseline", "data-source"];

describe("the pages of gate, baseline and data source", () => {
  it("show programs that compile", async () => {
    const folder = await mkdtemp(path.join(root, "test/pages-"));
    try {
      const blocks = pages.flatMap((page) =>
        [...pageOf(page).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code),
      );
      const files = blocks.map((_, index) => `${index}.ts`);
      await Promise.all(blocks.map((code, index) => writeFile(path.join(folder, `${index}.ts`), code)));
      const tsconfig = { extends: "../../tsconfig.json", compilerOptions: { rootDir: "../.." }, files, include: [] };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      const compile = promisify(execFile)(path.join(root, "node_modules/.bin/tsc"), ["-p", folder]);
      const { stdout } = await compile.catch((error) => error);
      expect(files).to.have.length(5);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("have every arg of a data source, with its default", () => {
    const rows = pageOf("data-source").split("\n");
    for (const name of listInputNames) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
      const standard: unknown = Object.entries(listInputDefaults).find(([input]) => input === name)?.[1];
      if (standard !== undefined) {
        expect(row).to.contain(
          `\`${typeof standard === "string" && standard.startsWith("https:") ? standard : JSON.stringify(standard)}\``,
        );
      } else expect(row, name).to.not.equal("");
    }
  });
});
