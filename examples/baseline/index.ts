import * as pulumi from "@pulumi/pulumi";
import { InvitationGate } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

// The first `pulumi up` approves whoever is invited then. Each later violation names the command that approves whoever is invited by then.
new InvitationGate("acme", { orgId: config.require("orgId"), baseline: true });
