import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const { acme, beta } = new pulumi.Config().requireObject<{ acme: string; beta: string }>("organizations");

new InvitationGate("acme", { orgId: acme, baseline: true });
new InvitationGate("beta", { orgId: beta, expectations: [maxAge({ days: 14 })] });
