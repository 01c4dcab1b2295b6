import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as main from "../../provider";
import * as policy from "../../provider/policy";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");

/** The folders in which every function has an example. */
const folders = ["expectations", "waivers", "verdict", "report"];

/** The folders whose examples `atlas-examples.test.ts` compiles. */
const elsewhere = ["atlas", "testing"];

/** A function or class that a file exports, with what stands above it. */
interface Exported {
  readonly file: string;
  readonly name: string;
  readonly example: string | undefined;
}

const exported = /(?:\/\*\*((?:(?!\*\/).)*)\*\/\n)?export (?:async )?(?:function|class) (\w+)/gs;

function exportedBy(file: string): readonly Exported[] {
  return [...readFileSync(file, "utf8").matchAll(exported)].map(([, comment = "", name = ""]) => {
    const [, example] = /^ \* @example\n(.*?)(?=^ \* @|(?![\s\S]))/ms.exec(comment) ?? [];
    return { file, name, example: example?.replace(/^ \* ?/gm, "").trimEnd() };
  });
}

/** An example as a program: what its file exports is at hand, and its imports are as from the folder of the file. */
function programOf({ file, name, example = "" }: Exported, folder: string): string {
  const from = (target: string) => JSON.stringify(path.relative(folder, target));
  const imports = example.replace(/from "(\.[^"]*)"/g, (_, target) => `from ${from(path.resolve(file, "..", target))}`);
  const own = new RegExp(`\\b${name}\\b[^;]*from "`).test(example) ? "" : `import { ${name} } from ${from(file)};\n`;
  return `${own.replace(/\.ts"/, '"')}${imports}\nexport {};\n`;
}

/** The programs that a page of docs shows. */
function programsOn(page: string): readonly (readonly [file: string, text: string])[] {
  const text = readFileSync(path.join(root, "docs", `${page}.md`), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""], index) => [`${page}-${index}.ts`, block]);
}

const isIn = (names: readonly string[], { file }: Exported) =>
  names.includes(path.relative(path.join(root, "provider"), file).split(path.sep)[0] ?? "");

describe("the examples in the comments", () => {
  let all: readonly Exported[];

  before(async () => {
    const folder = path.join(root, "provider");
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
    all = files.flatMap((file) => exportedBy(path.join(folder, file)));
  });

  it("stand above every function of expectations, waivers, verdicts and reports", () => {
    const shown = all.filter((one) => isIn(folders, one));
    expect(shown).to.have.length.above(30);
    expect(shown.filter(({ example }) => !example).map(({ name }) => name)).to.deep.equal([]);
  });

  it("stand above every function and class of the main entry and of the policies", () => {
    const called = [...Object.entries(main), ...Object.entries(policy)].flatMap(([name, value]) =>
      typeof value === "function" ? [name] : [],
    );
    expect(all.filter(({ example }) => example).map(({ name }) => name)).to.include.members(called);
  });

  it("compile, and so do those of their pages", async () => {
    const folder = await mkdtemp(path.join(root, "test/code-examples-"));
    try {
      const programs = [
        ...all
          .filter((one) => one.example && !isIn(elsewhere, one))
          .map((one, index) => [`${one.name}-${index}.ts`, programOf(one, folder)] as const),
        ...["expectations", "waivers"].flatMap(programsOn),
      ];
      await Promise.all(programs.map(([file, text]) => writeFile(path.join(folder, file), text)));
      const files = programs.map(([file]) => file);
      const compilerOptions = { rootDir: "../..", noUnusedLocals: false };
      await writeFile(
        path.join(folder, "tsconfig.json"),
        JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, files, include: [] }),
      );
      const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), ["-p", folder]).catch((error) => error);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
