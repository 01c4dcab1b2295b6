import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { listInputNames } from "../../provider/atlas/list-inputs";
import { createEnvironmentSource, type Setting } from "../../provider/atlas/settings/setting-source";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");
const pages = ["client", "credentials"];
const textOf = (page: string) => readFileSync(path.join(root, `docs/${page}.md`), "utf8");

describe("the pages of the client and of credentials", () => {
  it("show programs that compile", async () => {
    const folder = await mkdtemp(path.join(root, "test/atlas-pages-"));
    try {
      const programs = pages.flatMap((page) => [...textOf(page).matchAll(/^```ts\n(.*?)^```$/gms)]);
      const files = programs.map((_, index) => `${index}.ts`);
      await Promise.all(
        programs.map(([, program = ""], index) =>
          writeFile(path.join(folder, `${index}.ts`), `${program}\nexport {};\n`),
        ),
      );
      const compilerOptions = { rootDir: "../..", noUnusedLocals: false };
      const tsconfig = { extends: "../../tsconfig.json", compilerOptions, files, include: [] };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
      const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), ["-p", folder]).catch((error) => error);
      expect(files).to.have.length.above(6);
      expect(stdout).to.equal("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("name every option", () => {
    const options = listInputNames.filter((name) => !["orgId", "configNamespace", "usernames"].includes(name));
    for (const option of ["credentials", ...options]) expect(textOf("client")).to.contain(`\n| \`${option}\` |`);
  });

  it("name every setting as it is found", () => {
    const settings: Setting[] = ["accessToken", "clientId", "clientSecret", "publicKey", "privateKey", "baseUrl"];
    for (const setting of settings) {
      const row = `\`mongodbatlas:${setting}\` | \`${createEnvironmentSource({}).label(setting)}\``;
      expect(textOf("credentials")).to.contain(row);
    }
  });
});
