import * as pulumi from "@pulumi/pulumi";
import { PendingOrgInvitations } from "pulumi-atlas-invitations";

new PendingOrgInvitations("acme", { orgId: new pulumi.Config().require("orgId"), timeoutSeconds: 5 });
