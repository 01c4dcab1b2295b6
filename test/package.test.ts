import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);
const root = path.resolve(__dirname, "..");
const self = "pulumi-atlas-invitations";

const program = `
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

describe("the packed package", () => {
  let folder: string;

  /** Unpacks what npm would publish into a project of its own, with the dependencies of this checkout. */
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "packed-"));
    const modules = path.join(folder, "node_modules");
    await mkdir(path.join(modules, self), { recursive: true });
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
      cwd: root,
    });
    await run("tar", [
      "-xzf",
      path.join(folder, stdout.trim()),
      "-C",
      path.join(modules, self),
      "--strip-components=1",
    ]);
    const dependencies = (await readdir(path.join(root, "node_modules"))).filter((name) => name !== self);
    for (const name of dependencies) await symlink(path.join(root, "node_modules", name), path.join(modules, name));
    await writeFile(path.join(folder, "index.ts"), program);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const [resolution, options] of [
    ["classic", { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "6.0" }],
    ["exports (CommonJS)", { module: "node16", moduleResolution: "node16" }],
    ["exports (bundler)", { module: "esnext", moduleResolution: "bundler" }],
  ] as const) {
    it(`has declarations that resolve the ${resolution} way`, async () => {
      const compilerOptions = {
        ...options,
        target: "es2022",
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ["node"],
      };
      await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
      const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), [], { cwd: folder }).catch(
        (error) => error,
      );
      expect(stdout).to.equal("");
    });
  }

  for (const subpath of ["", "/atlas", "/provider", "/testing"]) {
    it(`is required and imported as ${self}${subpath}`, async () => {
      const name = `${self}${subpath}`;
      const script = `import("${name}").then((m) => console.log(Object.keys(require("${name}")).every((key) => key in m)))`;
      const { stdout } = await run(process.execPath, ["--eval", script], { cwd: folder });
      expect(stdout.trim()).to.equal("true");
    });
  }

  it("does not load the Atlas client into the user's program", async () => {
    const script = `require("${self}"); console.log(Object.keys(require.cache).filter((file) => /node_modules.(undici|zod|yaml|node-sarif-builder|junit-report-builder)./.test(file)).length)`;
    const { stdout } = await run(process.execPath, ["--eval", script], { cwd: folder });
    expect(stdout.trim()).to.equal("0");
  });

  it("does not load Pulumi with the Atlas client", async () => {
    const script = `require("${self}/atlas"); console.log(Object.keys(require.cache).filter((file) => /@pulumi/.test(file)).length)`;
    const { stdout } = await run(process.execPath, ["--eval", script], { cwd: folder });
    expect(stdout.trim()).to.equal("0");
  });
});
