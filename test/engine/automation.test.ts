import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { automation } from "@pulumi/pulumi";
import { expect } from "chai";
import { InvitationGate, maxAge } from "../../provider";
import { emulatorApiKey } from "../../provider/testing";
import { acmeId, fresh, stale, staleWho } from "./acme";
import { ensurePulumi } from "./pulumi-cli/ensure.mjs";
import { shareAcmeStack } from "./use-acme-stack";
import { shareFolder } from "./use-folder";

describe("a program of the Automation API", () => {
  const acme = shareAcmeStack(stale);
  const folder = shareFolder();
  let stack: automation.Stack;
  const { PATH } = process.env;

  async function program(): Promise<void> {
    new InvitationGate("acme", {
      orgId: acmeId,
      baseUrl: acme.atlas.url,
      expectations: [maxAge({ days: 14 })],
      baseline: true,
    });
  }

  before(async () => {
    await mkdir(folder.file("state"));
    await symlink(path.resolve(__dirname, "../../node_modules"), folder.file("node_modules"));
    process.env.PATH = [await ensurePulumi({ log: console.error }), PATH].join(path.delimiter);
    stack = await automation.LocalWorkspace.createStack(
      { stackName: "test", projectName: "inline", program },
      {
        workDir: folder.path,
        envVars: {
          PULUMI_HOME: folder.file("home"),
          PULUMI_BACKEND_URL: `file://${folder.file("state")}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_SKIP_UPDATE_CHECK: "1",
          MONGODB_ATLAS_PUBLIC_API_KEY: emulatorApiKey.publicKey,
          MONGODB_ATLAS_PRIVATE_API_KEY: emulatorApiKey.privateKey,
        },
      },
    );
  });

  after(() => {
    process.env.PATH = PATH;
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
    acme.atlas.setInvitations(acmeId, [fresh]);
    const { summary, stdout } = await stack.up();
    expect(summary.result).to.equal("succeeded");
    expect(stdout).to.contain("approved 1 invitation: ann@acme.com");
  });
});
