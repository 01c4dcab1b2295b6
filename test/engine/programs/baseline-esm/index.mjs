import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

new InvitationGate("acme", {
  orgId: new pulumi.Config().require("orgId"),
  expectations: [maxAge({ days: 14 })],
  baseline: true,
});
