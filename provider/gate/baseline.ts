import * as pulumi from "@pulumi/pulumi";
import { plainError } from "../plain-error";
import type { NamedCommand } from "../report/text";
import type { Adopted } from "../verdict/tolerance";
import { everyGateMet, failProgram, type Gates } from "./gates";
import { isKnown } from "./known";

/** What an update approves. */
export interface Approval {
  /** The keys of the invitations. */
  readonly keys: readonly string[];
  /** What is wrong, and tolerated from then on, by a gate that adopts it. */
  readonly adopted: readonly Adopted[] | undefined;
}

/** What was approved. */
export interface Approved {
  readonly keys: readonly string[];
  readonly adopted: readonly Adopted[];
  /** How to approve what is there now. */
  readonly approval: NamedCommand;
}

/** What a baseline is kept with. */
export interface BaselineOptions {
  /** The name of the gate. */
  readonly name: string;
  /** What there is to approve. */
  readonly approval: pulumi.Output<Approval>;
  readonly gates: Gates;
  /** Whether a gate that is not met fails the program. */
  readonly isEnforced: boolean;
}

/**
 * Keeps what was approved in the stack's state and resolves to it. A stash holds on to its first input until it is
 * replaced, so the approved set stays what it was.
 *
 * An update in which any gate's own expectations fail neither takes nor moves a baseline, as the input of the stash then
 * comes to nothing together with the program; and there is nothing to compare with. Where nothing is enforced, such an
 * update approves nobody.
 */
export function keepBaseline(
  { name, approval, gates, isEnforced }: BaselineOptions,
  parent: pulumi.Resource,
): pulumi.Output<Approved | undefined> {
  const approvable = approval.apply(() => pulumi.runtime.isDryRun() || everyGateMet(gates));
  const input = pulumi.all([approvable, approval]).apply(([mayApprove, { keys, adopted }]) => {
    if (!mayApprove) return isEnforced ? failProgram(gates) : [];
    return adopted ? { keys, adopted } : keys;
  });
  const stash = new pulumi.Stash(`${name}-baseline`, { input }, { parent });
  const approved = pulumi.all([stash.output, stash.urn]).apply(readApproved);
  const comparable = approvable.apply(async (mayApprove) => mayApprove && (await isTaken(stash, parent)));
  return comparable.apply((mayCompare) => (mayCompare ? approved : nothing));
}

/** In a run that leaves the stash out (`--target`, `--exclude`) and has none in its state, its output is not known. */
async function isTaken(stash: pulumi.Stash, parent: pulumi.Resource): Promise<boolean> {
  if (await isKnown(stash.output)) return true;
  await pulumi.log.warn("There is no baseline yet, and this run, which leaves it out, does not take one.", parent);
  return false;
}

const nothing = pulumi.output<Approved | undefined>(undefined);

function readApproved([kept, urn]: [unknown, string]): Approved | undefined {
  const { keys, adopted }: { readonly keys?: unknown; readonly adopted?: unknown } = Array.isArray(kept)
    ? { keys: kept, adopted: [] }
    : Object(kept);
  if (!Array.isArray(keys) || !Array.isArray(adopted)) {
    throw plainError(`The baseline in the state is not a list of invitations: ${urn}`);
  }
  return { keys: keys.map(String), adopted, approval: { command: `pulumi up --target-replace '${urn}'` } };
}
