import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const organizations = new pulumi.Config().requireObject<Record<string, object & { orgId: string }>>("organizations");

for (const [name, inputs] of Object.entries(organizations)) {
  new InvitationGate(name, { ...inputs, expectations: [maxAge({ days: 14 })] });
}
