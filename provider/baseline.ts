import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import { type ApprovedSet, invitationKey } from "./expectations/since-baseline";
import type { Verdict } from "./expectations/verdict";

/** What a baseline is kept for. */
export interface BaselineArgs {
  readonly invitations: pulumi.Output<Invitation[]>;
  /** What all other expectations say of them. */
  readonly verdict: pulumi.Output<Verdict>;
}

/** An input that never comes holds a registration back for good. */
const never = new Promise<never>(() => undefined);

/**
 * Keeps the keys of the approved invitations in the stack's state and resolves to them. A stash holds on to its first
 * input until it is replaced, so the approved set stays what it was.
 *
 * An update that fails for another reason neither takes nor moves a baseline, and there is none to compare with then.
 */
export function keepBaseline(
  name: string,
  { invitations, verdict }: BaselineArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<ApprovedSet | undefined> {
  const approvable = verdict.apply(({ passed }) => passed || pulumi.runtime.isDryRun());
  const input = pulumi.all([approvable, invitations]).apply(([mayApprove, current]) => {
    return mayApprove ? current.map(invitationKey) : never;
  });
  const stash = new pulumi.Stash(`${name}-baseline`, { input }, opts);
  const approved = pulumi.all([stash.output, stash.urn]).apply(approvedSet);
  return approvable.apply((mayApprove) => (mayApprove ? approved : nothing));
}

const nothing = pulumi.output<ApprovedSet | undefined>(undefined);

function approvedSet([keys, urn]: [unknown, string]): ApprovedSet | undefined {
  if (!Array.isArray(keys)) throw new pulumi.RunError(`The baseline in the state is not a list of invitations: ${urn}`);
  return { keys: keys.map(String), remedy: `approve all as they are now: pulumi up --replace '${urn}'` };
}
