import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");
const folders = ["expectations", "waivers", "verdict", "report"];

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

describe("the examples in the comments of expectations, waivers, verdicts and reports", () => {
  let all: readonly Exported[];

  before(async () => {
    const files = await Promise.all(
      folders.map(async (name) => {
        const folder = path.join(root, "provider", name);
        return (await readdir(folder)).map((file) => path.join(folder, file));
      }),
    );
    all = files.flat().flatMap(exportedBy);
  });

  it("stand above every function and class that is exported", () => {
    expect(all).to.have.length.above(30);
    expect(all.filter(({ example }) => !example).map(({ name }) => name)).to.deep.equal([]);
  });

  it("compile, and so do those of their pages", async () => {
    const folder = await mkdtemp(path.join(root, "test/code-examples-"));
    try {
      const programs = [
        ...all.map((one) => [`${one.name}.ts`, programOf(one, folder)] as const),
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
