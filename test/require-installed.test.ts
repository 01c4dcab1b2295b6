import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { requireInstalled, requireUnbundled } from "../provider/require-installed";

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

describe("requireUnbundled", () => {
  it("says what to leave out of a bundle, where a bundler changed what Pulumi runs", () => {
    for (const text of [
      "(request) => require_provider().configure(request)",
      "t=>n(/*! pulumi-atlas-invitations/provider */ 123).configure(t)",
    ]) {
      expect(() => requireUnbundled("InvitationGate acme", text))
        .to.throw(/^InvitationGate acme cannot be read: pulumi-atlas-invitations is in a bundle, /)
        .with.property("stack", "");
    }
  });

  it("is content with what the package holds", () => {
    requireUnbundled(
      "InvitationGate acme",
      '(request) => require("pulumi-atlas-invitations/provider").configure(request)',
    );
  });
});
