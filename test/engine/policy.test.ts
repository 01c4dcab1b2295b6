import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, organizations, stale, staleWho, startAcme } from "./acme";
import { readable } from "./readable";
import type { Run } from "./run-pulumi";
import type { Stack } from "./stack";

const pack = path.resolve(__dirname, "../../policy");
const expectations = [{ maxAge: { days: 14 } }];

describe("a stack under the policy pack", () => {
  let atlas: AtlasEmulator;
  let folder: string;
  let stack: Stack;

  async function preview(config: object): Promise<Run> {
    const file = path.join(folder, "policy-config.json");
    await writeFile(file, JSON.stringify(config));
    return stack.run("preview", "--policy-pack", pack, "--policy-pack-config", file);
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "policy-"));
    atlas = await startAcme(fresh);
  });

  after(async () => {
    await rm(folder, { recursive: true });
    await atlas.close();
  });

  describe("in YAML, without a gate", () => {
    const pendingInvitations = { expectations, organizations: { acme: { orgId: acmeId } } };

    before(async () => {
      stack = await createAcmeStack(atlas, "test/engine/programs/no-gate");
    });

    after(() => stack.remove());

    it("passes when all is as expected, having looked", async () => {
      const { exitCode, output } = await preview({
        "pending-invitations": {
          expectations: [{ maxCount: { most: 1 } }],
          organizations: { acme: { orgId: acmeId } },
        },
        "stack-has-invitation-gate": "disabled",
      });
      expect(exitCode, output).to.equal(0);
      expect(atlas.requests.some(({ path }) => path.includes(acmeId))).to.equal(true);
    });

    it("fails on an invitation that is too old, and on an organization that cannot be read", async () => {
      atlas.setInvitations(acmeId, [fresh, stale]);
      const { exitCode, output } = await preview({
        "pending-invitations": {
          ...pendingInvitations,
          organizations: { ...pendingInvitations.organizations, none: { orgId: "5f0000000000000000000009" } },
        },
        "stack-has-invitation-gate": "mandatory",
      });
      expect(exitCode).to.equal(1);
      expect(output.match(/\[mandatory\] {2}pending-invitations/g)).to.have.lengthOf(2);
      expect(readable(output))
        .to.contain(`acme: ${staleWho}\n            max-age permits 14 days\n            withdraw it:\n`)
        .and.contain("none: The invitations of organization 5f0000000000000000000009 could not be read")
        .and.contain("This stack has no InvitationGate");
    });

    it("fails on a config that it does not understand, with the nearest word", async () => {
      const { exitCode, output } = await preview({
        "pending-invitations": { ...pendingInvitations, expectations: [{ maxage: { days: 14 } }] },
      });
      expect(exitCode).to.equal(1);
      expect(output).to.contain("expectations[0].maxage is not known here (did you mean maxAge?)");
    });

    it("fails when nobody has told it what to look at", async () => {
      const { exitCode, output } = await preview({});
      expect(exitCode).to.equal(1);
      expect(output).to.contain("No invitation was looked at. This policy has no config.");
    });
  });

  describe("in TypeScript, with a gate", () => {
    const strict = (days: number, organization: string) => ({
      "pending-invitations": "disabled",
      "stack-has-invitation-gate": { enforcementLevel: "mandatory", organizations: [organization] },
      "invitation-gates-are-strict": { enforcementLevel: "mandatory", expectations: [{ maxAge: { days } }] },
    });

    before(async () => {
      atlas.setInvitations(acmeId, [fresh]);
      stack = await createAcmeStack(atlas, "examples/stale-invitations");
    });

    after(() => stack.remove());

    it("passes when the gate is strict enough and of the organization that needs one", async () => {
      const { exitCode, output } = await preview(strict(14, acmeId));
      expect(exitCode, output).to.equal(0);
    });

    it("fails when the gate is less strict than it has to be, or of another organization", async () => {
      const { exitCode, output } = await preview(strict(7, organizations.beta));
      expect(exitCode).to.equal(1);
      expect(readable(output))
        .to.contain("This gate has to expect max-age of at most 7 days (mandatory).")
        .and.contain(`This stack has no InvitationGate for organization ${organizations.beta}.`);
    });
  });
});
