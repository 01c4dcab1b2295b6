import { AsyncResource } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import { makePrintable } from "../atlas/printable";
import { formatCount } from "../expectations/count";
import { plainError } from "../plain-error";
import type { Approved } from "./approval";
import type { Gates } from "./gates";
import type { JudgedGate } from "./judged-gate";
import { isKnown } from "./known";

/** What a baseline is kept with. */
export interface BaselineOptions {
  /** The name of the stash. */
  readonly name: string;
  /**
   * The name of the hook that says what was approved, which no other gate of the program may use; or `undefined` where nothing
   * calls hooks.
   */
  readonly hookName: string | undefined;
  readonly judged: pulumi.Output<JudgedGate>;
  /** Whether an approval also adopts what is wrong. */
  readonly adopts: boolean;
  readonly gates: Gates;
}

/**
 * Keeps what was approved in the stack's state and resolves to it. A stash holds on to its first input until it is
 * replaced, so the approved set stays what it was. Later inputs are ignored, as an update would not keep them anyway.
 *
 * An update in which any gate's own expectations fail, or any gate could not look, neither takes nor moves a baseline, as the
 * input of the stash then comes to nothing together with the program; and there is nothing to compare with. Where nothing is
 * enforced, such an update approves nobody.
 */
export function keepBaseline(options: BaselineOptions, gate: pulumi.Resource): pulumi.Output<Approved | undefined> {
  const { name, hookName, judged, adopts, gates } = options;
  const mayApprove = async ({ failure }: JudgedGate) =>
    failure === null && (pulumi.runtime.isDryRun() || (await gates.areMet()));
  let usernames: readonly string[] = [];
  const input = judged.apply(async (one) => {
    if (!(await mayApprove(one))) return gates.isEnforced ? gates.fail() : [];
    const approval = one.approval();
    usernames = approval.usernames;
    return approval.adopted ? { keys: approval.keys, adopted: approval.adopted } : approval.keys;
  });
  // The hook is called from outside of the program, of which a process can run several.
  const sayWhom = AsyncResource.bind(() => pulumi.log.info(describeApproved(usernames), gate));
  const stash = new pulumi.Stash(
    name,
    { input },
    { parent: gate, ignoreChanges: ["input"], ...hookAfterCreate(hookName, sayWhom) },
  );
  const approved = stash.output.apply((kept) => stash.urn.apply((urn) => readApproved(kept, urn, adopts)));
  const isComparable = judged.apply(async (one) => (await mayApprove(one)) && isTaken(stash, gate));
  return isComparable.apply((yes) => (yes ? approved : nothing));
}

/** The oldest versions of Pulumi have no such option in their types, and ignore it. */
const ignoringErrors: pulumi.ResourceHookOptions & { readonly ignoreErrors?: boolean } = { ignoreErrors: true };

/** Does something once a resource is created or replaced, whose failure does not fail the update: the resource is there. */
function hookAfterCreate(
  hookName: string | undefined,
  act: () => Promise<void>,
): Pick<pulumi.ResourceOptions, "hooks"> {
  if (hookName === undefined) return {};
  return { hooks: { afterCreate: [new pulumi.ResourceHook(hookName, act, ignoringErrors)] } };
}

/** How many people the update names that approves them. */
const mostNamed = 20;

function describeApproved(usernames: readonly string[]): string {
  if (usernames.length === 0) return "approved no invitation";
  const named = usernames.slice(0, mostNamed).map((username) => makePrintable(username));
  const left = usernames.length - named.length;
  const more = left > 0 ? ` and ${left} more` : "";
  return `approved ${formatCount(usernames.length, "invitation")}: ${named.join(", ")}${more}`;
}

/** In a run that leaves the stash out (`--target`, `--exclude`) and has none in its state, its output is not known. */
async function isTaken(stash: pulumi.Stash, gate: pulumi.Resource): Promise<boolean> {
  if (await isKnown(stash.output)) return true;
  await pulumi.log.warn("There is no baseline yet, and this run, which leaves it out, does not take one.", gate);
  return false;
}

const nothing = pulumi.output<Approved | undefined>(undefined);

function readApproved(kept: unknown, urn: string, adopts: boolean): Approved | undefined {
  const { keys, adopted }: { readonly keys?: unknown; readonly adopted?: unknown } = Array.isArray(kept)
    ? { keys: kept, adopted: [] }
    : Object(kept);
  if (!Array.isArray(keys) || !Array.isArray(adopted)) {
    throw plainError(`The baseline in the state is not a list of invitations: ${urn}`);
  }
  const command = `pulumi up --target-replace '${urn}'`;
  return { keys: keys.map(String), adopted, approval: { command, alsoAdopts: adopts } };
}
