import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { requireInstalled } from "../provider/require-installed";

describe("requireInstalled", () => {
  it("names the package.json to add the package to, where Pulumi would not find it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "program-"));
    try {
      expect(() => requireInstalled("PendingOrgInvitations acme", folder))
        .to.throw(
          `PendingOrgInvitations acme cannot be read: Pulumi does not find pulumi-atlas-invitations from ${folder}. ` +
            `Add pulumi-atlas-invitations to the package.json of ${folder}, and install it.`,
        )
        .with.property("stack", "");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("is content where the package is installed, there or above", () => {
    const root = path.resolve(__dirname, "..");
    for (const folder of [root, path.join(root, "examples/baseline")]) requireInstalled("acme", folder);
  });
});
