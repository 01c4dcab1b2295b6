import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { acmeId, fresh, organizations, stale, staleWho } from "./acme";
import { readable } from "./readable";
import { type Said, shareAcmeStack } from "./use-acme-stack";
import { shareFolder } from "./use-folder";

const pack = path.resolve(__dirname, "../../policy");
const expectations = [{ maxAge: { days: 14 } }];

describe("a stack under the policy pack", () => {
  const acme = shareAcmeStack();
  const folder = shareFolder();

  async function preview(exitCode: number, config: object): Promise<Said> {
    const file = folder.file("policy-config.json");
    await writeFile(file, JSON.stringify(config));
    return acme.run(exitCode, "preview", "--policy-pack", pack, "--policy-pack-config", file);
  }

  describe("in YAML, without a gate", () => {
    const pendingInvitations = { expectations, organizations: { acme: { orgId: acmeId } } };

    before(() => acme.start("test/engine/programs/no-gate"));

    it("passes when all is as expected, having looked", async () => {
      await preview(0, {
        "pending-invitations": {
          expectations: [{ maxCount: { most: 1 } }],
          organizations: { acme: { orgId: acmeId } },
        },
        "stack-has-invitation-gate": "disabled",
      });
      expect(acme.atlas.requests.some(({ path }) => path.includes(acmeId))).to.equal(true);
    });

    it("fails on an invitation that is too old, and on an organization that cannot be read", async () => {
      acme.atlas.setInvitations(acmeId, [fresh, stale]);
      const { output } = await preview(1, {
        "pending-invitations": {
          ...pendingInvitations,
          organizations: { ...pendingInvitations.organizations, none: { orgId: "5f0000000000000000000009" } },
        },
        "stack-has-invitation-gate": "mandatory",
      });
      expect(output.match(/\[mandatory\] {2}pending-invitations/g)).to.have.lengthOf(2);
      expect(readable(output))
        .to.contain(`acme: ${staleWho}\n            max-age permits 14 days\n            withdraw it:\n`)
        .and.contain("none: The invitations of organization 5f0000000000000000000009 could not be read")
        .and.contain("This stack has no InvitationGate");
    });

    it("fails on a config that it does not understand, with the nearest word", async () => {
      const { output } = await preview(1, {
        "pending-invitations": { ...pendingInvitations, expectations: [{ maxage: { days: 14 } }] },
      });
      expect(output).to.contain("expectations[0].maxage is not known here (did you mean maxAge?)");
    });

    it("fails when nobody has told it what to look at", async () => {
      const { output } = await preview(1, {});
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
      acme.atlas.setInvitations(acmeId, [fresh]);
      await acme.start("examples/stale-invitations");
    });

    it("passes when the gate is strict enough and of the organization that needs one", async () => {
      await preview(0, strict(14, acmeId));
    });

    it("fails when the gate is less strict than it has to be, or of another organization", async () => {
      const { output } = await preview(1, strict(7, organizations.beta));
      expect(readable(output))
        .to.contain("This gate has to expect max-age of at most 7 days (mandatory).")
        .and.contain(`This stack has no InvitationGate for organization ${organizations.beta}.`);
    });
  });
});
