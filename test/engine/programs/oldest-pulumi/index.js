const pulumi = require("@pulumi/pulumi");
const { InvitationGate, maxAge } = require("pulumi-atlas-invitations");

const config = new pulumi.Config();

new InvitationGate("acme", {
  orgId: config.require("orgId"),
  expectations: [maxAge({ days: 14 })],
  baseline: config.getBoolean("baseline") ?? false,
  waivers: config.getObject("waivers") ?? [],
});
