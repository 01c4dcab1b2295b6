const { PolicyPack } = require("@pulumi/policy");
const { invitationPolicies } = require("../dist/policy/index.js");

new PolicyPack("atlas-invitations", { policies: invitationPolicies() });
