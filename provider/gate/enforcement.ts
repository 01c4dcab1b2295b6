import * as pulumi from "@pulumi/pulumi";
import { isMandatory, type Verdict } from "./expectations/verdict";
import { failProgram, type Gates } from "./gates";
import { knownValue } from "./known";
import { violationsAsText } from "./report/text";
import { warnOfSunset } from "./sunset";

/** A component with a verdict of its own. */
interface Judged extends pulumi.Resource {
  readonly verdict: pulumi.Output<Verdict>;
}

/** What a gate is enforced with. */
export interface Enforcement {
  readonly name: string;
  /** What its own expectations say, without the baseline. */
  readonly own: pulumi.Output<Verdict>;
  /** When Atlas will stop serving the endpoint that answered, or `null`. */
  readonly sunset: pulumi.Output<string | null>;
  readonly now: Date;
  readonly gates: Gates;
}

/**
 * Reports the verdict of a gate on the gate's own line, all violations in one message, and fails the program when there
 * is a mandatory one. The verdict that throws is another output than the one that is registered: a registered output
 * that rejects would put an error of Pulumi's before ours.
 */
export function enforce(gate: Judged, { name, own, sunset, now, gates }: Enforcement): void {
  const reported = knownValue(gate.verdict).then(async (verdict) => {
    const end = await knownValue(sunset);
    if (end) await warnOfSunset(gate, end, now, gates);
    await (verdict ? report(gate, verdict, now) : reportUnknown(gate));
    return verdict;
  });
  const met = knownValue(own).then((verdict) => verdict?.passed ?? true);
  gates.all.push({ name, met, reported });
  reported.then((verdict) => (verdict || pulumi.runtime.isDryRun() ? undefined : failProgram(gates)));
  gate.verdict.apply(async ({ passed }) => {
    if (passed) return;
    await reported;
    await failProgram(gates);
  });
}

async function report(gate: Judged, { violations }: Verdict, now: Date): Promise<void> {
  const mandatory = violations.filter(isMandatory);
  const advisory = violations.filter((violation) => !isMandatory(violation));
  if (advisory.length > 0) await pulumi.log.warn(violationsAsText(advisory, now), gate);
  if (mandatory.length > 0) await pulumi.log.error(violationsAsText(mandatory, now), gate);
}

function reportUnknown(gate: Judged): Promise<void> {
  const unknown = "This gate was not evaluated, as its organization id, or another of its args, is not known";
  if (!pulumi.runtime.isDryRun()) return pulumi.log.error(`${unknown}.`, gate);
  return pulumi.log.warn(`${unknown} before the update. The update evaluates it.`, gate);
}
