import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { parse } from "yaml";
import { type AtlasEmulator, emulatorServiceAccount, startAtlasEmulator } from "../../provider/testing";

const root = path.resolve(__dirname, "../..");
const orgId = "5f0000000000000000000001";

describe("the workflows", () => {
  for (const file of [".github/workflows/pull-request.yml", "examples/ci/github.yaml"]) {
    it(`have jobs of steps that use or run something: ${file}`, () => {
      const { on, jobs } = parse(readFileSync(path.join(root, file), "utf8"));
      expect(on).to.not.equal(undefined);
      for (const job of Object.values<{ "runs-on": string; steps: object[] }>(jobs)) {
        expect(job["runs-on"]).to.equal("ubuntu-latest");
        for (const step of job.steps) expect("uses" in step !== "run" in step, JSON.stringify(step)).to.equal(true);
      }
    });
  }
});

describe("the commands of examples/ci", () => {
  let atlas: AtlasEmulator;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "ci-"));
    atlas = await startAtlasEmulator({ organizations: [{ id: orgId, name: "Acme", invitations: [] }] });
    const document = `version: 1\norganizations: { acme: { orgId: ${orgId}, expectations: [{ maxAge: { days: 14 } }] } }\n`;
    await writeFile(path.join(folder, "atlas-invitations.yaml"), document);
  });

  after(async () => {
    await atlas.close();
    await rm(folder, { recursive: true });
  });

  for (const file of ["github", "gitlab"]) {
    it(`run, and write the reports that ${file}.yaml uploads`, async () => {
      const workflow = readFileSync(path.join(root, `examples/ci/${file}.yaml`), "utf8");
      const command = /npx pulumi-atlas-invitations (.*)$/m.exec(workflow)?.[1] ?? "";
      const env = {
        MONGODB_ATLAS_BASE_URL: atlas.url,
        MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
        MONGODB_ATLAS_CLIENT_SECRET: emulatorServiceAccount.clientSecret,
      };
      const main = path.join(root, "dist/command-line/main.js");
      const { stdout } = await promisify(execFile)(process.execPath, [main, ...command.split(" ")], {
        cwd: folder,
        env,
      });
      expect(stdout).to.contain("no invitations of acme, as expected");
      const reports = [...command.matchAll(/=(\S+)/g)].map(([, report = ""]) => report);
      expect(reports).to.have.length(2);
      for (const report of reports) expect(existsSync(path.join(folder, report)), report).to.equal(true);
    });
  }
});
