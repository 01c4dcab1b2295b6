import * as pulumi from "@pulumi/pulumi";
import { notesAsText, unusedWaiversAsText, violationsAsText } from "../report/text";
import { isMandatory, type Verdict } from "../verdict/verdict";
import { failProgram, type Gates } from "./gates";
import { knownValue } from "./known";
import type { ProgramSettings } from "./program-settings";
import type { ReportPaths } from "./report-files";
import { warnOfSunset } from "./sunset";

/** A component with a verdict of its own. */
interface Judged extends pulumi.Resource {
  readonly verdict: pulumi.Output<Verdict>;
}

/** What a gate is enforced with. */
export interface Enforcement {
  readonly name: string;
  /** Whether its own expectations are met, without the baseline. */
  readonly met: pulumi.Output<boolean>;
  /** When Atlas will stop serving the endpoint that answered, or `null`. */
  readonly sunset: pulumi.Output<string | null>;
  readonly orgId: pulumi.Output<string>;
  /** Where to write reports. */
  readonly report: ReportPaths;
  readonly settings: ProgramSettings;
  readonly gates: Gates;
}

/**
 * Reports the verdict of a gate on the gate's own line, all violations in one message, and fails the program when there
 * is a mandatory one. The verdict that throws is another output than the one that is registered: a registered output
 * that rejects would put an error of Pulumi's before ours.
 */
export function enforce(gate: Judged, enforcement: Enforcement): void {
  const { name, met, sunset, settings, gates } = enforcement;
  const reported = knownValue(gate.verdict).then(async (verdict) => {
    const end = await knownValue(sunset);
    if (end) await warnOfSunset(gate, end, settings.now, gates);
    await sayHowItIsJudged(gate, settings, gates);
    await (verdict ? report(gate, verdict, enforcement) : reportUnknown(gate, settings));
    return verdict;
  });
  const isMet = knownValue(met).then((known) => known ?? true);
  gates.all.push({ name, met: isMet, reported });
  if (!settings.isEnforced) return;
  reported.then((verdict) => (verdict || pulumi.runtime.isDryRun() ? undefined : failProgram(gates)));
  gate.verdict.apply(async ({ passed }) => {
    if (passed) return;
    await reported;
    await failProgram(gates);
  });
}

/** Says, once in a run of a program, that its config makes gates judge otherwise than they would. */
async function sayHowItIsJudged(
  gate: pulumi.Resource,
  { asOf, isEnforced }: ProgramSettings,
  gates: Gates,
): Promise<void> {
  if (gates.saidHowItIsJudged) return;
  gates.saidHowItIsJudged = true;
  if (asOf !== undefined)
    await pulumi.log.warn(`Judged as of ${asOf}, and not of today (atlas-invitations:asOf).`, gate);
  if (isEnforced) return;
  await pulumi.log.warn(
    "NO INVITATION GATE IS ENFORCED: atlas-invitations:enforcementLevel is advisory, so every violation is a warning. " +
      "When the emergency is over: pulumi config rm atlas-invitations:enforcementLevel",
    gate,
  );
}

async function report(
  gate: Judged,
  verdict: Verdict,
  { name, orgId, report: paths, settings, gates }: Enforcement,
): Promise<void> {
  const { now, isEnforced } = settings;
  const mandatory = verdict.violations.filter((violation) => isEnforced && isMandatory(violation));
  const advisory = verdict.violations.filter((violation) => !(isEnforced && isMandatory(violation)));
  const warnings = [...unusedWaiversAsText(verdict), ...(advisory.length > 0 ? [violationsAsText(advisory, now)] : [])];
  const notes = notesAsText(verdict, now);
  if (mandatory.length > 0) await pulumi.log.error(violationsAsText(mandatory, now), gate);
  if (warnings.length > 0) await pulumi.log.warn(warnings.join("\n"), gate);
  if (notes.length > 0) await pulumi.log.info(notes.join("\n"), gate);
  try {
    await gates.reportFiles.write(paths, { gate: name, orgId: (await knownValue(orgId)) ?? "", verdict }, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await pulumi.log.warn(`A report of this gate could not be written: ${reason}`, gate);
  }
}

function reportUnknown(gate: Judged, { isEnforced }: ProgramSettings): Promise<void> {
  const unknown = "This gate was not evaluated, as its organization id, or another of its args, is not known";
  if (pulumi.runtime.isDryRun()) return pulumi.log.warn(`${unknown} before the update. The update evaluates it.`, gate);
  return isEnforced ? pulumi.log.error(`${unknown}.`, gate) : pulumi.log.warn(`${unknown}.`, gate);
}
