const { PolicyPack } = require("@pulumi/policy");
const { invitationPolicies } = require("../dist/policy");

new PolicyPack("atlas-invitations", { policies: invitationPolicies() });
