import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, onlyExpected } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

new InvitationGate("acme", {
  orgId: config.require("orgId"),
  expectations: [maxAge({ days: 14 }), onlyExpected(["ann@acme.com", "carol@acme.com"])],
});
