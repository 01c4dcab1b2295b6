import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { type PackedPackage, packPackage, root, self } from "./packed-package";
import { installTools } from "./tools";

const usingPulumi = `
import * as pulumi from "@pulumi/pulumi";
export const stack = new pulumi.Config().require("stack");
`;

const usingAll = `${usingPulumi}
import { InvitationGate, maxAge, PendingOrgInvitations, type Verdict } from "${self}";
import { listInvitations, type Invitation } from "${self}/atlas";
import { read } from "${self}/provider";
import { startAtlasEmulator } from "${self}/testing";

export const pending = new PendingOrgInvitations("acme", { orgId: "5f0000000000000000000001" });
export const gate = new InvitationGate("acme", { pending, expectations: [maxAge({ days: 14 })] });
export const all: (readonly Invitation[])[] = [];
export function passed(verdict: Verdict): boolean { return verdict.passed; }
export const functions = [listInvitations, read, startAtlasEmulator];
// @ts-expect-error: the types are really there, and know that days is a number
maxAge({ days: "14" });
`;

/** What \`pulumi new typescript\` writes, but for what only concerns the output. */
const template = {
  strict: true,
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node",
  experimentalDecorators: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
  noEmit: true,
  types: ["node"],
};

describe("the declarations of the packed package", function () {
  this.timeout(300_000);

  let packed: PackedPackage;
  let tools: string;

  before(async () => {
    [packed, tools] = await Promise.all([packPackage(), installTools()]);
  });

  after(() => packed.remove());

  /** Resolves to what a compiler says of a program; nothing, when it is clean. */
  async function compile(compiler: string, program: string, compilerOptions: object): Promise<string> {
    await writeFile(path.join(packed.project, "index.ts"), program);
    await writeFile(
      path.join(packed.project, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["index.ts"] }),
    );
    const { stdout } = await promisify(execFile)(process.execPath, [compiler], { cwd: packed.project }).catch(
      (error) => error,
    );
    return stdout;
  }

  it("import nothing but Pulumi", async () => {
    const dist = path.join(packed.project, "node_modules", self, "dist");
    const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith(".d.ts"));
    const texts = await Promise.all(files.map((file) => readFile(path.join(dist, file), "utf8")));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/^(?!\s*\*).*(?:\bfrom |import\()"([^".][^"]*)"/gm)].map(([, name]) => name),
    );
    expect(files).to.have.length.above(20);
    expect([...new Set(imported)].filter((name) => !name?.startsWith("@pulumi/"))).to.deep.equal([]);
  });

  for (const [what, version, options] of [
    ["Pulumi's template, TypeScript 4.7, skipLibCheck", "4.7", { skipLibCheck: true }],
    ["Pulumi's template, TypeScript 5.0", "5.0", {}],
    ["Pulumi's template, TypeScript 5.4", "5.4", {}],
    ["Pulumi's template, TypeScript 5.9", "5.9", {}],
    ["Pulumi's template, TypeScript 6", "6", { ignoreDeprecations: "6.0" }],
    ["node16", "6", { module: "node16", moduleResolution: "node16" }],
    ["nodenext", "6", { module: "nodenext", moduleResolution: "nodenext" }],
    ["bundler", "6", { module: "esnext", moduleResolution: "bundler" }],
  ] as const) {
    it(`compile as clean as Pulumi's own do: ${what}`, async () => {
      const typescript =
        version === "6" ? path.join(root, "node_modules/typescript") : path.join(tools, `typescript-${version}`);
      const compiler = path.join(typescript, "lib/tsc.js");
      const compilerOptions = { ...template, ...options };
      const found = await compile(compiler, usingAll, compilerOptions);
      expect(found).to.equal(found && (await compile(compiler, usingPulumi, compilerOptions)));
    });
  }
});
