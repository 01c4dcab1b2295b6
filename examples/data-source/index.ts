import * as pulumi from "@pulumi/pulumi";
import { PendingOrgInvitations } from "pulumi-atlas-invitations";

const config = new pulumi.Config();
const pending = new PendingOrgInvitations("acme", { orgId: config.require("orgId") });

export const invited = pending.invitations.apply((all) => all.map(({ username }) => username));
export const owners = pending.invitations.apply((all) => all.filter(({ roles }) => roles.includes("ORG_OWNER")).length);
export const fingerprint = pending.fingerprint;
