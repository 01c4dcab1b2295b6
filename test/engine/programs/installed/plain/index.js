const pulumi = require("@pulumi/pulumi");
const { InvitationGate, maxAge } = require("pulumi-atlas-invitations");

new InvitationGate("acme", {
  orgId: new pulumi.Config().require("orgId"),
  expectations: [maxAge({ days: 14 })],
});
