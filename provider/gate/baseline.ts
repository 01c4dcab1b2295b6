import * as pulumi from "@pulumi/pulumi";
import { type Invitation, invitationKey } from "./atlas/invitation";
import type { ApprovedSet } from "./expectations/since-baseline";
import { everyGateMet, failProgram, type Gates } from "./gates";
import { isKnown } from "./known";
import { plainError } from "./plain-error";

/**
 * Keeps the keys of the approved invitations in the stack's state and resolves to them. A stash holds on to its first
 * input until it is replaced, so the approved set stays what it was.
 *
 * An update in which any gate's own expectations fail neither takes nor moves a baseline, as the input of the stash then
 * comes to nothing together with the program; and there is nothing to compare with.
 */
export function keepBaseline(
  name: string,
  invitations: pulumi.Output<Invitation[]>,
  gates: Gates,
  parent: pulumi.Resource,
): pulumi.Output<ApprovedSet | undefined> {
  const approvable = invitations.apply(() => pulumi.runtime.isDryRun() || everyGateMet(gates));
  const input = pulumi.all([approvable, invitations]).apply(([mayApprove, current]) => {
    return mayApprove ? current.map(invitationKey) : failProgram(gates);
  });
  const stash = new pulumi.Stash(`${name}-baseline`, { input }, { parent });
  const approved = pulumi.all([stash.output, stash.urn]).apply(approvedSet);
  const comparable = approvable.apply(async (mayApprove) => mayApprove && (await isTaken(stash, parent)));
  return comparable.apply((mayCompare) => (mayCompare ? approved : nothing));
}

/** In a run that leaves the stash out (`--target`, `--exclude`) and has none in its state, its output is not known. */
async function isTaken(stash: pulumi.Stash, parent: pulumi.Resource): Promise<boolean> {
  if (await isKnown(stash.output)) return true;
  await pulumi.log.warn("There is no baseline yet, and this run, which leaves it out, does not take one.", parent);
  return false;
}

const nothing = pulumi.output<ApprovedSet | undefined>(undefined);

function approvedSet([keys, urn]: [unknown, string]): ApprovedSet | undefined {
  if (!Array.isArray(keys)) throw plainError(`The baseline in the state is not a list of invitations: ${urn}`);
  return { keys: keys.map(String), remedy: `approve all as they are now: pulumi up --replace '${urn}'` };
}
