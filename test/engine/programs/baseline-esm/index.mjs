import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

// Stands for what else the program may have to deploy when somebody approves the invitations.
if (config.getBoolean("more")) new pulumi.Stash("more", { input: "something else" });

new InvitationGate("acme", {
  orgId: config.require("orgId"),
  expectations: [maxAge({ days: 14 })],
  baseline: true,
});
