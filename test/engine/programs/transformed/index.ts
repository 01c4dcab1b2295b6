import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, PendingOrgInvitations } from "pulumi-atlas-invitations";

const config = new pulumi.Config();
const orgId = config.require("orgId");

/** Replaces all options in place of adding to them, so that the id of a read is lost. */
pulumi.runtime.registerStackTransformation(({ type, props }) =>
  type.endsWith(":PendingOrgInvitations") ? { props, opts: { protect: false } } : undefined,
);

if (config.getBoolean("bare")) new PendingOrgInvitations("acme", { orgId });
else new InvitationGate("acme", { orgId, expectations: [maxAge({ days: 14 })] });
