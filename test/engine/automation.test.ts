import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { automation } from "@pulumi/pulumi";
import { expect } from "chai";
import { InvitationGate, maxAge } from "../../provider";
import { type AtlasEmulator, emulatorApiKey } from "../../provider/testing";
import { acmeId, fresh, stale, staleWho, startAcme } from "./acme";
import { ensurePulumi } from "./pulumi-cli/ensure.mjs";

describe("a program of the Automation API", () => {
  let atlas: AtlasEmulator;
  let folder: string;
  let stack: automation.Stack;
  const { PATH } = process.env;

  async function program(): Promise<void> {
    new InvitationGate("acme", {
      orgId: acmeId,
      baseUrl: atlas.url,
      expectations: [maxAge({ days: 14 })],
      baseline: true,
    });
  }

  before(async () => {
    atlas = await startAcme(stale);
    folder = await mkdtemp(path.join(tmpdir(), "automation-"));
    await mkdir(path.join(folder, "state"));
    await symlink(path.resolve(__dirname, "../../node_modules"), path.join(folder, "node_modules"));
    process.env.PATH = [await ensurePulumi({ log: console.error }), PATH].join(path.delimiter);
    stack = await automation.LocalWorkspace.createStack(
      { stackName: "test", projectName: "inline", program },
      {
        workDir: folder,
        envVars: {
          PULUMI_HOME: path.join(folder, "home"),
          PULUMI_BACKEND_URL: `file://${folder}/state`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_SKIP_UPDATE_CHECK: "1",
          MONGODB_ATLAS_PUBLIC_API_KEY: emulatorApiKey.publicKey,
          MONGODB_ATLAS_PRIVATE_API_KEY: emulatorApiKey.privateKey,
        },
      },
    );
  });

  after(async () => {
    process.env.PATH = PATH;
    await rm(folder, { recursive: true });
    await atlas.close();
  });

  it("fails in every run of one process with the same lines, and without a wait", async () => {
    for (const run of [() => stack.preview(), () => stack.up(), () => stack.up()]) {
      const error = await run().then(
        () => expect.fail("it passed"),
        (reason: Error) => reason,
      );
      expect(error.message).to.contain(staleWho).and.contain("The invitation gate failed: acme (1 violation)");
    }
  });

  it("passes once nothing is wrong", async () => {
    atlas.setInvitations(acmeId, [fresh]);
    const { summary, stdout } = await stack.up();
    expect(summary.result).to.equal("succeeded");
    expect(stdout).to.contain("approved 1 invitation: ann@acme.com");
  });
});
