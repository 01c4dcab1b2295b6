import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, onlyExpected } from "pulumi-atlas-invitations";

const organizations = new pulumi.Config().requireObject<Record<string, string>>("organizations");

for (const [name, orgId] of Object.entries(organizations)) {
  new InvitationGate(name, {
    orgId,
    expectations: [maxAge({ days: 14 }), onlyExpected([], { enforcementLevel: "advisory" })],
  });
}
