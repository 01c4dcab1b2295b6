import * as pulumi from "@pulumi/pulumi";
import { allowedDomains, forbiddenRoles, InvitationGate, maxAge } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

new InvitationGate("acme", {
  orgId: config.require("orgId"),
  endpoint: "users",
  expectations: [maxAge({ days: 14 }), allowedDomains(["acme.com"]), forbiddenRoles(["ORG_OWNER"])],
});
