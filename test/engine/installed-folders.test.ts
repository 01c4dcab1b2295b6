import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { devDependencies } from "../../package.json";
import { installPackage } from "../package/installed-package";
import { acmeGate, acmeId, fresh, stale } from "./acme";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

const peers = (["@pulumi/pulumi", "@pulumi/policy"] as const).map((name) => `${name}@${devDependencies[name]}`);

describe("component and policy pack, in a package that is installed", () => {
  const acme = useAcmeStack();
  const folder = useFolder();

  for (const packageManager of ["npm", "pnpm"] as const) {
    it(`by ${packageManager}, look and judge`, async () => {
      await cp(path.join(__dirname, "programs/installed-folders"), folder.path, { recursive: true });
      await installPackage(folder.path, { packageManager, others: peers });
      const config = folder.file("policies.json");
      const organizations = { acme: { orgId: acmeId } };
      await writeFile(
        config,
        JSON.stringify({ "pending-invitations": { expectations: [{ maxAge: { days: 14 } }], organizations } }),
      );
      const pack = folder.file("node_modules/pulumi-atlas-invitations/policy");
      const policies = ["--policy-pack", pack, "--policy-pack-config", config];
      await acme.start(folder.path);

      const { told } = await acme.run(0, "preview", ...policies);
      expect(told[acmeGate]).to.include("1 invitation of acme, as expected");

      acme.atlas.setInvitations(acmeId, [stale]);
      const judgedByPack = await acme.run(1, "preview", ...policies);
      expect(judgedByPack.output).to.contain("pending-invitations").and.contain("max-age permits 14 days");

      acme.atlas.setInvitations(acmeId, [fresh, stale]);
      const judgedByGate = await acme.run(1, "preview");
      expect(judgedByGate.output).to.contain("max-count permits 1 invitation, not 2");
    });
  }
});
