import * as pulumi from "@pulumi/pulumi";
import type { Verdict } from "./expectations/verdict";
import { failProgram, joinGates, plainError } from "./gates";
import { violationsAsText } from "./report/text";

/** A component with a verdict of its own. */
interface Judged extends pulumi.Resource {
  readonly verdict: pulumi.Output<Verdict>;
}

/**
 * Reports the verdict of a gate on the gate's own line, all violations in one message, and fails the program when there
 * is a mandatory one. The verdict that throws is another output than the one that is registered: a registered output
 * that rejects would put an error of Pulumi's before ours.
 */
export function enforce(gate: Judged, name: string, now: Date): void {
  const reported = reportedVerdict(gate, now);
  joinGates({ name, reported });
  gate.verdict.apply(async ({ passed }) => {
    if (passed) return;
    await reported;
    await failProgram();
  });
}

/** Resolves once the lines of the gate are out; with nothing when there is no verdict. */
function reportedVerdict(gate: Judged, now: Date): Promise<Verdict | undefined> {
  return new Promise((resolve, reject) => {
    gate.verdict.apply((verdict) => report(gate, verdict, now).then(() => resolve(verdict), reject));
    isKnown(gate.verdict).then(
      (known) => (known ? undefined : reportUnknown(gate).then(() => resolve(undefined), reject)),
      () => resolve(undefined),
    );
  });
}

async function report(gate: Judged, { violations }: Verdict, now: Date): Promise<void> {
  const advisory = violations.filter(({ enforcementLevel }) => enforcementLevel === "advisory");
  const mandatory = violations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  if (advisory.length > 0) await pulumi.log.warn(violationsAsText(advisory, now), gate);
  if (mandatory.length > 0) await pulumi.log.error(violationsAsText(mandatory, now), gate);
}

async function reportUnknown(gate: Judged): Promise<void> {
  if (!pulumi.runtime.isDryRun())
    throw plainError("An invitation gate could not be evaluated: its inputs are not known.");
  await pulumi.log.warn(
    "This gate was not evaluated, as its organization id, or another of its inputs, is not known before the update. " +
      "The update evaluates it.",
    gate,
  );
}

/** Pulumi keeps this promise on every output and says nothing of it in its types. */
function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  if ("isKnown" in output && output.isKnown instanceof Promise) return output.isKnown;
  throw plainError("This version of @pulumi/pulumi does not say whether an output is known.");
}
