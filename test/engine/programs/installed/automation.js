const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { InvitationGate, maxAge } = require("pulumi-atlas-invitations");

/** Previews an inline program, with the settings that docs/installation.md names when the only argument is "settings". */
async function preview() {
  const { ORG_ID: orgId, BASE_URL: baseUrl } = process.env;
  const program = async () => {
    new InvitationGate("acme", { orgId, baseUrl, expectations: [maxAge({ days: 14 })] });
  };
  const projectSettings = { name: "inline", runtime: "nodejs", main: __dirname };
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "test", projectName: "inline", program },
    process.argv[2] === "settings" ? { projectSettings } : {},
  );
  await stack.preview({ onOutput: (text) => process.stdout.write(text) });
}

preview().catch(() => {
  process.exitCode = 1;
});
