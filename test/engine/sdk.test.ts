import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import schema from "../../component/schema.json";
import { component, runPackageCommand } from "./run-package-command";

const root = path.resolve(__dirname, "../..");

describe("the package of the component", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "sdk-"));
    await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  });

  after(() => rm(folder, { recursive: true }));

  it("tells Pulumi its schema, which Pulumi accepts", async () => {
    const { stdout } = await runPackageCommand(folder, "package", "get-schema", component);
    expect(JSON.parse(stdout)).to.have.property("name", schema.name);
    const checked = await runPackageCommand(folder, "schema", "check", `${component}/schema.json`);
    expect(checked).to.deep.equal({ stdout: "", stderr: "" });
  });

  for (const [language, file] of [
    ["nodejs", "invitationGate.ts"],
    ["python", "pulumi_atlas_invitations/invitation_gate.py"],
    ["go", "atlasinvitations/invitationGate.go"],
  ] as const) {
    it(`has an SDK for ${language}, without a warning`, async () => {
      const printed = await runPackageCommand(
        folder,
        "package",
        "gen-sdk",
        component,
        "--language",
        language,
        "--out",
        folder,
      );
      expect(`${printed.stdout}${printed.stderr}`.trim()).to.equal(
        `SDK has been written to ${path.join(folder, language)}`,
      );
      expect(existsSync(path.join(folder, language, file))).to.equal(true);
    });
  }

  it("has an SDK for Node that compiles", async () => {
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    const config = path.join(folder, "nodejs");
    await promisify(execFile)(process.execPath, [compiler, "--project", config, "--noEmit"]);
  });
});
