import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import * as atlas from "../../provider/atlas";
import * as testing from "../../provider/testing";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");
const folders = ["provider/atlas", "provider/testing"];

/** A function or class with an example above it. */
interface Example {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const commented = /\/\*\*((?:(?!\*\/).)*?)\*\/\nexport (?:async )?(?:function|class) (\w+)/gs;

async function examplesIn(folder: string): Promise<readonly Example[]> {
  const names = (await readdir(path.join(root, folder), { recursive: true })).filter((name) => name.endsWith(".ts"));
  const files = names.map((name) => path.join(root, folder, name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.flatMap((text, index) =>
    [...text.matchAll(commented)].flatMap(([, comment = "", name = ""]) => {
      const [, example] = /^ \* @example\n(.*?)(?=^ \* @|(?![\s\S]))/ms.exec(comment) ?? [];
      return example ? [{ name, file: files[index] ?? "", text: example.replace(/^ \* ?/gm, "").trimEnd() }] : [];
    }),
  );
}

/** An example as a program that can import and wait. */
function programOf({ name, file, text }: Example, folder: string): string {
  const lines = text.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const from = (target: string) => JSON.stringify(path.relative(folder, target).replace(/\.ts$/, ""));
  if (imports.length === 0) imports.push(`import { ${name} } from ${from(file)};`);
  const others = Object.keys(atlas).filter((other) => other !== name && new RegExp(`\\b${other}\\b`).test(text));
  if (others.length > 0)
    imports.push(`import { ${others.join(", ")} } from ${from(path.join(root, "provider/atlas"))};`);
  const body = lines.filter((line) => !line.startsWith("import "));
  return [...imports, "export async function example() {", ...body, "}", ""].join("\n");
}

describe("the examples in the comments of the client and the emulator", () => {
  let examples: readonly Example[];

  before(async () => {
    examples = (await Promise.all(folders.map(examplesIn))).flat();
  });

  it("stand above every function and class that users call", () => {
    const called = [...Object.entries(atlas), ...Object.entries(testing)].flatMap(([name, value]) =>
      typeof value === "function" ? [name] : [],
    );
    expect(examples.map(({ name }) => name)).to.include.members(called);
  });

  it("compile", async () => {
    const folder = await mkdtemp(path.join(root, "test/atlas-examples-"));
    try {
      await Promise.all(
        examples.map((example) => writeFile(path.join(folder, `${example.name}.ts`), programOf(example, folder))),
      );
      const compilerOptions = { rootDir: "../..", noUnusedLocals: false };
      const files = examples.map(({ name }) => `${name}.ts`);
      const tsconfig = { extends: "../../tsconfig.json", compilerOptions, files, include: [] };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), ["-p", folder]).catch((error) => error);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
