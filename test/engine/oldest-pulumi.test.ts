import { execFile } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { peerDependencies } from "../../package.json";
import { emulatorApiKey } from "../../provider/testing";
import { installPackage } from "../package/installed-package";
import { acmeGate, acmeId, fresh, freshNext, stale, staleLines } from "./acme";
import { useAcmeStack } from "./use-acme-stack";
import { shareFolder } from "./use-folder";

const root = path.resolve(__dirname, "../..");
const stackLine = "pulumi:pulumi:Stack (oldest-pulumi-test)";
const carol = { ...fresh, id: "65000000000000000000000c", username: "carol@acme.com" };

/** The lowest version that the range of the peer dependency holds. */
const [, oldest] = /^>=(\d+\.\d+\.\d+) /.exec(peerDependencies["@pulumi/pulumi"]) ?? [];

describe(`the oldest @pulumi/pulumi that is permitted (${oldest})`, () => {
  const acme = useAcmeStack();
  const folder = shareFolder();

  before(async () => {
    await cp(path.join(__dirname, "programs/oldest-pulumi"), folder.path, { recursive: true });
    await installPackage(folder.path, { others: [`@pulumi/pulumi@${oldest}`] });
  });

  // What a run does not come upon is found here: TypeScript knows all that this version has.
  it("has everything that the package uses of it", async () => {
    const pulumi = folder.file("node_modules/@pulumi/pulumi");
    const compilerOptions = {
      paths: { "@pulumi/pulumi": [pulumi], "@pulumi/pulumi/*": [`${pulumi}/*`] },
      rootDir: path.parse(root).root,
      typeRoots: [path.join(root, "node_modules/@types")],
    };
    const file = folder.file("tsconfig.json");
    const include = [path.join(root, "provider")];
    await writeFile(file, JSON.stringify({ extends: path.join(root, "tsconfig.json"), compilerOptions, include }));
    const compiler = require.resolve("typescript/bin/tsc");
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, "-p", file, "--listFiles"]).catch(
      (failure: { stdout: string }) => expect.fail(failure.stdout.replace(/^\/.*\n/gm, "")),
    );
    const used = stdout.split("\n").filter((line) => line.includes("/@pulumi/pulumi/"));
    expect(used).to.include(`${pulumi}/index.d.ts`);
    expect(used.filter((line) => !line.startsWith(pulumi))).to.deep.equal([]);
  });

  async function start(config: Record<string, string> = {}, secrets: Record<string, string> = {}) {
    await rm(folder.file("loaded.txt"), { force: true });
    await acme.start(folder.path, {
      config,
      secrets,
      env: { NODE_OPTIONS: `--require=${folder.file("loaded-pulumi.cjs")}`, LOADED_PULUMI: folder.file("loaded.txt") },
    });
  }

  /** Of the program's process and the provider's, whose scripts lie in that version too. */
  async function versions() {
    const lines = (await readFile(folder.file("loaded.txt"), "utf8")).trim().split("\n");
    const scripts = /\/@pulumi\/pulumi\/cmd\/(run|dynamic-provider)\b.* (\S+)$/;
    return [...new Set(lines.map((line) => scripts.exec(line)).flatMap((found) => found?.slice(1).join(" ") ?? []))];
  }

  it("passes, and fails on a violation, in two processes of that version", async () => {
    await start();
    expect((await acme.run(0, "preview")).told).to.deep.equal({
      [acmeGate]: ["1 invitation of acme, as expected", freshNext],
    });
    acme.atlas.setInvitations(acmeId, [stale]);
    expect((await acme.run(1, "preview")).told).to.deep.equal({
      [acmeGate]: staleLines,
      [stackLine]: ["error: The invitation gate failed: acme (1 violation)"],
    });
    expect(await versions()).to.have.members([`run ${oldest}`, `dynamic-provider ${oldest}`]);
  });

  it("fails when it could not look", async () => {
    await start({}, { "mongodbatlas:privateKey": `${emulatorApiKey.privateKey}x` });
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]?.[0]).to.match(
      new RegExp(
        `^error: The invitations of organization ${acmeId} could not be read, so this gate was not evaluated. `,
      ),
    );
    expect(told[stackLine]).to.deep.equal(["error: The invitation gate failed: acme (not evaluated)"]);
  });

  it("takes a baseline, says whom it approved, and fails on whoever came since", async () => {
    await start({ baseline: "true" });
    const { told } = await acme.run(0, "up", "--skip-preview");
    expect(told[acmeGate]).to.include("approved 1 invitation: ann@acme.com");
    acme.atlas.setInvitations(acmeId, [fresh, carol]);
    expect((await acme.run(1, "preview")).told[acmeGate]?.slice(0, 3)).to.deep.equal([
      "error: 1 violation in 1 invitation",
      "carol@acme.com (ORG_MEMBER, sent 2 days ago by bob@acme.com)",
      "  baseline permits only who was there at the last approved deployment",
    ]);
  });

  it("passes with what is waived", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    const expires = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const waiver = { username: stale.username, expectation: "max-age", reason: "on leave", owner: "carol@acme.com" };
    await start({ waivers: JSON.stringify([{ ...waiver, expires }]) });
    expect((await acme.run(0, "preview")).told[acmeGate]).to.deep.equal([
      "2 invitations of acme, as expected but for 1 waived",
      `waived until ${expires} by carol@acme.com (on leave): dan@contractor.example`,
      "  max-age permits 14 days",
      freshNext,
    ]);
  });
});
