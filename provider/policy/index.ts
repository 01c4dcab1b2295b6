import type { Policies } from "@pulumi/policy";
import { gatesAreStrict } from "./gates-are-strict";
import { pendingInvitations } from "./pending-invitations";
import { stackHasGate } from "./stack-has-gate";

/**
 * The policies of this package, for a policy pack of your own. The folder `policy` of this package is such a pack already.
 *
 * - `pending-invitations` reads the organizations in its config and reports what is not as expected; mandatory.
 * - `stack-has-invitation-gate` reports a stack without a gate; advisory until the config of the pack says otherwise.
 * - `invitation-gates-are-strict` reports gates that expect less than they have to; advisory likewise.
 *
 * @example
 * import { PolicyPack } from "@pulumi/policy";
 * import { invitationPolicies } from "pulumi-atlas-invitations/policy";
 *
 * new PolicyPack("acme", { policies: invitationPolicies() });
 */
export function invitationPolicies(): Policies {
  return [pendingInvitations, stackHasGate, gatesAreStrict];
}
