import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import schema from "../../component/schema.json";
import { component, runPackageCommand } from "./run-package-command";
import { shareFolder } from "./use-folder";

const root = path.resolve(__dirname, "../..");

describe("the package of the component", () => {
  const folder = shareFolder();

  before(() => symlink(path.join(root, "node_modules"), folder.file("node_modules")));

  it("tells Pulumi its schema, which Pulumi accepts", async () => {
    const { stdout } = await runPackageCommand(folder.path, "package", "get-schema", component);
    expect(JSON.parse(stdout)).to.have.property("name", schema.name);
    const checked = await runPackageCommand(folder.path, "schema", "check", `${component}/schema.json`);
    expect(checked).to.deep.equal({ stdout: "", stderr: "" });
  });

  for (const [language, file] of [
    ["nodejs", "invitationGate.ts"],
    ["python", "pulumi_atlas_invitations/invitation_gate.py"],
    ["go", "atlasinvitations/invitationGate.go"],
  ] as const) {
    it(`has an SDK for ${language}, without a warning`, async () => {
      const printed = await runPackageCommand(
        folder.path,
        "package",
        "gen-sdk",
        component,
        "--language",
        language,
        "--out",
        folder.path,
      );
      expect(`${printed.stdout}${printed.stderr}`.trim()).to.equal(`SDK has been written to ${folder.file(language)}`);
      expect(existsSync(path.join(folder.file(language), file))).to.equal(true);
    });
  }

  it("has an SDK for Node that compiles", async () => {
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    await promisify(execFile)(process.execPath, [compiler, "--project", folder.file("nodejs"), "--noEmit"]);
  });
});
