import * as pulumi from "@pulumi/pulumi";
import { allowedDomains, expiresWithin, InvitationGate, maxAge, waiversFromFile } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

// The first `pulumi up` tolerates what is wrong then; from then on it can only get better. What is accepted for a time, and
// by whom, is in a file that is reviewed like this one.
new InvitationGate("acme", {
  orgId: config.require("orgId"),
  expectations: [
    maxAge({ days: 14 }),
    allowedDomains(["acme.com"]),
    expiresWithin({ days: 3, enforcementLevel: "advisory" }),
  ],
  waivers: waiversFromFile(config.get("waivers") ?? "waivers.yaml"),
  baseline: "adopt",
  report: { sarif: config.get("sarif") },
});
