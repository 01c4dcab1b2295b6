import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import ts from "typescript";

/** The folders of `provider/`; each imports only from its own and from the rows below. */
const floors = [
  ["command-line", "component", "policy"],
  ["document", "gate"],
  ["report"],
  ["verdict"],
  ["waivers"],
  ["expectations", "testing"],
  ["atlas"],
];

const files = globSync("provider/**/*.ts", { cwd: path.resolve(__dirname, "..") });

/** The files of this package that each imports; types, and what is required late, are among them. */
const imports = new Map(files.map((file) => [file, importedBy(file)] as const));

function importedBy(file: string): string[] {
  const text = readFileSync(path.resolve(__dirname, "..", file), "utf8");
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith(".") && !fileName.endsWith(".json"))
    .map(({ fileName }) => path.join(path.dirname(file), fileName))
    .map((module) => (files.includes(`${module}.ts`) ? `${module}.ts` : path.join(module, "index.ts")));
}

/** The first circle of imports that is reached from a file. */
function findCircle(file: string, seen: Set<string>, way: readonly string[] = []): readonly string[] | undefined {
  if (way.includes(file)) return way.slice(way.indexOf(file));
  if (seen.has(file)) return undefined;
  seen.add(file);
  return (imports.get(file) ?? [])
    .map((imported) => findCircle(imported, seen, [...way, file]))
    .find((circle) => circle !== undefined);
}

describe("the imports of provider/", () => {
  it("name files that are there", () => {
    const named = [...imports.values()].flat();
    expect(named).to.have.length.above(files.length);
    expect(named.filter((file) => !files.includes(file))).to.deep.equal([]);
  });

  it("form no circle, not even of types", () => {
    const seen = new Set<string>();
    expect(files.map((file) => findCircle(file, seen)).filter(Boolean)).to.deep.equal([]);
  });

  it("point from each folder to those below it", () => {
    const folderOf = (file: string) => path.dirname(file).split(path.sep)[1] ?? "";
    const floorOf = (file: string) => floors.findIndex((folders) => folders.includes(folderOf(file)));
    expect(new Set(files.map(folderOf))).to.have.all.keys("", ...floors.flat());
    const upward = [...imports].flatMap(([file, imported]) =>
      imported
        .filter((other) => folderOf(other) !== "" && folderOf(other) !== folderOf(file))
        .filter((other) => floorOf(other) <= floorOf(file))
        .map((other) => `${file} -> ${other}`),
    );
    expect(upward).to.deep.equal([]);
  });
});

describe("CONTRIBUTING.md", () => {
  it("says of every folder of provider/ what is in it, and of no other", () => {
    const text = readFileSync(path.resolve(__dirname, "../CONTRIBUTING.md"), "utf8");
    const tree = text.slice(text.indexOf("provider/ "), text.indexOf("pending-org-invitations.ts"));
    const named: string[] = [];
    for (const [, indent = "", name = ""] of tree.matchAll(/^( *)([\w-]+)\/ +\S/gm)) {
      const parent = named.findLast((folder) => folder.split("/").length === indent.length / 2);
      named.push(parent === undefined ? name : `${parent}/${name}`);
    }
    const folders = new Set(files.map((file) => path.dirname(file).split(path.sep).join("/")));
    expect(named.toSorted()).to.deep.equal([...folders].toSorted());
  });
});
