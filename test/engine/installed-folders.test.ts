import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { devDependencies } from "../../package.json";
import { installPackage } from "../package/installed-package";
import { acmeId, fresh, stale } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const peers = (["@pulumi/pulumi", "@pulumi/policy"] as const).map((name) => `${name}@${devDependencies[name]}`);

describe("component and policy pack, in a package that is installed", () => {
  const acme = useAcmeStack();

  for (const packageManager of ["npm", "pnpm"] as const) {
    it(`by ${packageManager}, look and judge`, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), `${packageManager}-`));
      try {
        await cp(path.join(__dirname, "programs/installed-folders"), folder, { recursive: true });
        await installPackage(folder, { packageManager, others: peers });
        const config = path.join(folder, "policies.json");
        const organizations = { acme: { orgId: acmeId } };
        await writeFile(
          config,
          JSON.stringify({ "pending-invitations": { expectations: [{ maxAge: { days: 14 } }], organizations } }),
        );
        const pack = path.join(folder, "node_modules/pulumi-atlas-invitations/policy");
        const policies = ["--policy-pack", pack, "--policy-pack-config", config];
        await acme.start(folder);

        const { told } = await acme.run(0, "preview", ...policies);
        expect(told["atlas-invitations:index:InvitationGate (acme)"]).to.include("1 invitation of acme, as expected");

        acme.atlas.setInvitations(acmeId, [stale]);
        const judgedByPack = await acme.run(1, "preview", ...policies);
        expect(judgedByPack.output).to.contain("pending-invitations").and.contain("max-age permits 14 days");

        acme.atlas.setInvitations(acmeId, [fresh, stale]);
        const judgedByGate = await acme.run(1, "preview");
        expect(judgedByGate.output).to.contain("max-count permits 1 invitation, not 2");
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});
