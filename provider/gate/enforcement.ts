import * as pulumi from "@pulumi/pulumi";
import { describeVerdict } from "../report/text";
import type { Verdict } from "../verdict/verdict";
import type { Approved } from "./baseline";
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
  readonly orgName: pulumi.Output<string | null>;
  /** What the baseline of the gate approves, if it has one. */
  readonly approved: pulumi.Output<Approved | undefined> | undefined;
  /** Where to write reports. */
  readonly report: ReportPaths;
  readonly settings: ProgramSettings;
  readonly gates: Gates;
}

/**
 * Reports the verdict of a gate, and fails the program when there is a mandatory violation. The verdict that throws is
 * another output than the one that is registered: a registered output that rejects would put an error of Pulumi's before
 * ours.
 */
export function enforce(gate: Judged, enforcement: Enforcement): void {
  const { settings, gates } = enforcement;
  const reported = reportGate(gate, enforcement);
  if (!settings.isEnforced) return;
  reported.then((verdict) => (verdict || pulumi.runtime.isDryRun() ? undefined : failProgram(gates)));
  gate.verdict.apply(async ({ passed }) => {
    if (passed) return;
    await reported;
    await failProgram(gates);
  });
}

/**
 * Reports the verdict of a gate on the gate's own line, all violations in one message.
 *
 * @returns resolves once the lines are out: to the verdict, or to nothing when the gate was not evaluated
 */
export function reportGate(gate: Judged, enforcement: Enforcement): Promise<Verdict | undefined> {
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
  return reported;
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
  { name, orgId, orgName, approved, report: paths, settings, gates }: Enforcement,
): Promise<void> {
  const { now, isEnforced } = settings;
  const judged = { gate: name, orgId: (await knownValue(orgId)) ?? "", orgName: await knownValue(orgName), verdict };
  const approval = approved && (await knownValue(approved))?.approval;
  const { error, warning, info } = describeVerdict(judged, { now, isEnforced, approval });
  if (error !== null) await pulumi.log.error(error, gate);
  if (warning !== null) await pulumi.log.warn(warning, gate);
  if (info !== null) await pulumi.log.info(info, gate);
  try {
    await gates.reportFiles.write(paths, judged, now);
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
