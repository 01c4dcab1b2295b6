import { emulatorApiKey, type InvitationFixture, startAtlasEmulator } from "pulumi-atlas-invitations/testing";
import { createStack } from "../test/engine/stack";

const orgId = "5f0000000000000000000001";

const ann: InvitationFixture = {
  id: "6a0000000000000000000001",
  username: "ann@acme.com",
  sentDaysAgo: 3,
  inviterUsername: "bob@acme.com",
};

/** Nobody accepted this one for three weeks, and it makes an owner. */
const carol: InvitationFixture = {
  ...ann,
  id: "6a0000000000000000000002",
  username: "carol@acme.com",
  sentDaysAgo: 23,
  roles: ["ORG_OWNER"],
};

/** This one is of another domain. */
const mallory: InvitationFixture = {
  ...ann,
  id: "6a0000000000000000000003",
  username: "mallory@contractor.example",
  inviterUsername: "qwertzui",
};

/**
 * Previews the program of Pulumi.yaml, in the real engine, while an emulated organization has two invitations that it
 * should not have, and again after they were withdrawn.
 */
async function demo(): Promise<void> {
  const atlas = await startAtlasEmulator({
    organizations: [{ id: orgId, name: "Acme", invitations: [ann, carol, mallory] }],
  });
  const stack = await createStack({
    program: ".",
    config: { orgId, "mongodbatlas:baseUrl": atlas.url, "mongodbatlas:publicKey": emulatorApiKey.publicKey },
    secrets: { "mongodbatlas:privateKey": emulatorApiKey.privateKey },
  });
  const preview = async (expected: number) => {
    console.log("$ pulumi preview");
    const { exitCode, output } = await stack.run("preview");
    console.log(`${output.trimEnd()}\n(exit code ${exitCode})\n`);
    if (exitCode !== expected) throw new Error(`The preview was to exit with ${expected}, not with ${exitCode}.`);
  };
  try {
    console.log(
      "\nThe program is examples/stale-invitations: no invitation older than 14 days, only addresses of acme.com, no owners.\n" +
        "Its organization, in the emulator, has invited ann 3 days ago, carol as an owner 23 days ago, and a contractor.\n",
    );
    await preview(1);
    atlas.setInvitations(orgId, [ann]);
    console.log("Carol's invitation and the contractor's were withdrawn. The same preview again:\n");
    await preview(0);
    console.log("It exits with 1 as long as an invitation is not as expected, and with 0 when all are.");
  } finally {
    await stack.remove();
    await atlas.close();
  }
}

demo().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
