import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { emulatorApiKey } from "../../provider/testing";
import { type PackedPackage, packPackage, self } from "../package/packed-package";
import { acmeId } from "./acme";
import { ensurePulumi } from "./pulumi-cli/ensure.mjs";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

const run = promisify(execFile);

/** In its messages, the folder of the program is /infra/stack. */
const page = readFileSync(path.resolve(__dirname, "../../docs/installation.md"), "utf8");
const documentedLines = page.split("\n").map((line) => line.trim());

/** Requires that a run prints this line, and that the page shows it. */
function expectDocumented(output: string, line: string, folder: string): void {
  expect(output.replaceAll(folder, "/infra/stack"), output).to.contain(line);
  expect(documentedLines).to.include(line);
}

describe("docs/installation.md shows what a run prints", () => {
  const acme = useAcmeStack();
  const elsewhere = useFolder();
  let packed: PackedPackage;
  let project: string;

  beforeEach(async () => {
    packed = await packPackage();
    project = packed.project;
    await cp(path.join(__dirname, "programs/installed"), project, { recursive: true });
  });

  afterEach(() => packed.remove());

  it("of bundles", async () => {
    const folder = path.join(project, "bundled");
    const [, options = ""] = /^npx esbuild index\.ts (.*)$/m.exec(page) ?? [];
    const external = options.split(" ").filter((option) => option.startsWith("--external:"));
    const bundle = async (...externals: string[]) => {
      const esbuild = createRequire(require.resolve("tsx/package.json")).resolve("esbuild/bin/esbuild");
      const others = options.split(" ").filter((option) => !external.includes(option));
      await run(esbuild, ["index.js", ...others, ...externals], { cwd: folder });
    };
    await bundle("--external:@pulumi/*");
    await acme.start(folder);
    expectDocumented(
      (await acme.run(1, "preview")).output,
      "error: InvitationGate acme cannot be read: pulumi-atlas-invitations is in a bundle, and Pulumi does not find it there. Leave it out of the bundle (esbuild: --external:pulumi-atlas-invitations), and install it beside the bundle.",
      folder,
    );
    expect(external).to.have.length(2);
    await bundle(...external);
    await acme.run(0, "preview");
  });

  it("of a package that is uninstalled, or left out by npm ci --omit=dev", async () => {
    const folder = path.join(project, "plain");
    await acme.start(folder);
    await acme.run(0, "up", "--skip-preview");
    await rm(path.join(project, "node_modules", self), { recursive: true });
    const { output } = await acme.run(1, "preview");
    expectDocumented(output, `Error: Cannot find module '${self}'`, folder);
    const refreshed = await acme.run(1, "refresh");
    expectDocumented(refreshed.output, `error: Preview failed: Cannot find module '${self}/provider'`, folder);

    // A program that makes no gate needs no package.
    await writeFile(path.join(folder, "index.js"), "");
    await acme.run(0, "up", "--skip-preview");
    await acme.run(0, "refresh");
  });

  it("of the Automation API", async () => {
    const env = {
      PATH: [await ensurePulumi({ log: console.error }), process.env.PATH].join(path.delimiter),
      PULUMI_HOME: elsewhere.file("home"),
      PULUMI_BACKEND_URL: `file://${elsewhere.file("state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "1",
      MONGODB_ATLAS_PUBLIC_API_KEY: emulatorApiKey.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: emulatorApiKey.privateKey,
      ORG_ID: acmeId,
      BASE_URL: acme.atlas.url,
    };
    await mkdir(elsewhere.file("state"));
    const preview = (...args: string[]) =>
      run(process.execPath, [path.join(project, "automation.js"), ...args], { cwd: elsewhere.path, env });
    const failed = await preview().then(
      ({ stdout }) => expect.fail(stdout),
      ({ stdout }: { stdout: string }) => stdout,
    );
    expectDocumented(failed, "Error: Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'", elsewhere.path);
    expect((await preview("settings")).stdout).to.contain("1 invitation of acme, as expected");
  });
});
