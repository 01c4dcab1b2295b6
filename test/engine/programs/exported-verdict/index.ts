import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, PendingOrgInvitations } from "pulumi-atlas-invitations";

const pending = new PendingOrgInvitations("acme", { orgId: new pulumi.Config().require("orgId") });

const gate = new InvitationGate("acme", { pending, expectations: [maxAge({ days: 14 })] });

export const passed = gate.verdict.passed;
export const verdict = gate.verdict;
