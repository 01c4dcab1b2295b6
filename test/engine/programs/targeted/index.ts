import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

new pulumi.Stash("other", { input: "something else in the same stack" });

new InvitationGate("acme", { orgId: config.require("orgId"), expectations: [maxAge({ days: 14 })], baseline: true });
