import * as pulumi from "@pulumi/pulumi";
import { RandomId } from "@pulumi/random";
import { PendingOrgInvitations } from "pulumi-atlas-invitations";

const config = new pulumi.Config();
const pending = new PendingOrgInvitations("acme", { orgId: config.require("orgId") });

// Pulumi does not count a changed read as a change. A replaced RandomId it does: `pulumi preview --expect-no-changes`
// fails, and whatever depends on `reviewId` is updated.
const review = new RandomId("review", { byteLength: 8, keepers: { fingerprint: pending.fingerprint } });

export const reviewId = review.hex;
