import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { parseAllDocuments } from "yaml";

const root = path.resolve(__dirname, "../..");
const docs = readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`);
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...docs];

const textOf = (page: string) => readFileSync(path.join(root, page), "utf8");

function blocksOf(page: string, language: string): string[] {
  return [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(
    ([, block = ""]) => block,
  );
}

const withoutBlocks = (page: string) => textOf(page).replaceAll(/^```.*?^```$/gms, "");

/** The names that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = [...withoutBlocks(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("the README", () => {
  it("is a front door of at most 1,200 words", () => {
    const words = withoutBlocks("README.md")
      .replaceAll(/\]\([^)]*\)/g, "]")
      .split(/\s+/);
    expect(words.filter((word) => /\w/.test(word)).length).to.be.at.most(1200);
  });

  it("leads to every page, by way of the index", () => {
    expect(textOf("README.md")).to.contain("(docs/README.md)");
    for (const page of docs)
      if (page !== "docs/README.md") expect(textOf("docs/README.md")).to.contain(`(${path.basename(page)})`);
  });
});

describe("the pages", () => {
  for (const page of pages) {
    it(`link to what is there: ${page}`, () => {
      const links = [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
      const lost = links.filter((link) => {
        if (/^https:/.test(link)) return false;
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? page : path.join(path.dirname(page), file);
        if (!existsSync(path.join(root, target))) return true;
        return anchor !== undefined && !anchorsOf(target).includes(anchor);
      });
      expect(lost).to.deep.equal([]);
    });
  }

  it("show programs that compile", async () => {
    const folder = await mkdtemp(path.join(root, "test/pages-"));
    try {
      const programs = pages.flatMap((page) =>
        blocksOf(page, "ts").map((block, index) => ({ file: `${page.replaceAll(/\W/g, "-")}-${index}.ts`, block })),
      );
      await Promise.all(
        programs.map(({ file, block }) => writeFile(path.join(folder, file), `${block}\nexport {};\n`)),
      );
      const files = programs.map(({ file }) => file);
      const compilerOptions = { rootDir: "../..", noUnusedLocals: false };
      const tsconfig = { extends: "../../tsconfig.json", compilerOptions, files, include: [] };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      const tsc = path.join(root, "node_modules/typescript/lib/tsc.js");
      const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((error) => error);
      expect(files).to.have.length.above(8);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("show YAML that can be read", () => {
    for (const page of pages) {
      for (const block of blocksOf(page, "yaml")) {
        const errors = [parseAllDocuments(block)]
          .flat()
          .flatMap((document) => ("errors" in document ? document.errors : []));
        expect(errors, `${page}:\n${block}`).to.deep.equal([]);
      }
    }
  });
});
