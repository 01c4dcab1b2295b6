import * as pulumi from "@pulumi/pulumi";
import { lostId } from "../data-source-props";
import { count } from "../expectations/count";
import { describeVerdict } from "../report/text";
import { isMandatory, type Verdict } from "../verdict/verdict";
import type { Approved } from "./approval";
import type { Gates } from "./gates";
import type { JudgedGate } from "./judged-gate";
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
  readonly judged: pulumi.Output<JudgedGate>;
  /** Resolves to whether nothing was read although every arg is known. */
  readonly isLeftOut: Promise<boolean>;
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
 * Reports the verdict of a gate, and fails the program when there is a mandatory violation, or the gate could not look. The
 * verdict is never what fails, as it is registered: an output that rejects would put an error of Pulumi's before ours.
 */
export function enforce(gate: Judged, enforcement: Enforcement): void {
  const { settings, gates } = enforcement;
  const fault = reportGate(gate, enforcement);
  if (settings.isEnforced) void fault.then((known) => (known === null ? undefined : gates.fail()));
}

/**
 * Reports the verdict of a gate on the gate's own line.
 *
 * @returns resolves once the lines are out: to why the gate fails, in a few words, or to `null` when it does not
 */
export function reportGate(gate: Judged, enforcement: Enforcement): Promise<string | null> {
  const { name, judged, sunset, settings, gates } = enforcement;
  const fault = knownValue(gate.verdict).then(async (verdict) => {
    const end = await knownValue(sunset);
    if (end) await warnOfSunset(gate, end, settings.now, gates);
    await sayHowItIsJudged(gate, settings, gates);
    return verdict ? report(gate, verdict, enforcement) : reportUnknown(gate, enforcement);
  });
  const met = knownValue(judged).then((known) => (known ? known.isMet() : pulumi.runtime.isDryRun()));
  gates.add({ name, met, fault });
  return fault;
}

/** Says, once in a run of a program, that its config makes gates judge otherwise than they would. */
async function sayHowItIsJudged(
  gate: pulumi.Resource,
  { asOf, isEnforced }: ProgramSettings,
  gates: Gates,
): Promise<void> {
  if (!gates.isFirstToSay("settings")) return;
  if (asOf !== undefined)
    await pulumi.log.warn(`Judged as of ${asOf}, and not of today (atlas-invitations:asOf).`, gate);
  if (isEnforced) return;
  await pulumi.log.warn(
    "NO INVITATION GATE IS ENFORCED: atlas-invitations:enforcementLevel is advisory, so every violation is a warning. " +
      "When the emergency is over: pulumi config rm atlas-invitations:enforcementLevel",
    gate,
  );
}

/** How to deploy all the same when a gate cannot look. */
const emergency = { command: "pulumi up --config atlas-invitations:enforcementLevel=advisory" };

async function report(
  gate: Judged,
  verdict: Verdict,
  { name, orgId, orgName, approved, report: paths, settings, gates }: Enforcement,
): Promise<string | null> {
  const { now, isEnforced } = settings;
  const judged = { gate: name, orgId: (await knownValue(orgId)) ?? "", orgName: await knownValue(orgName), verdict };
  const approval = approved && (await knownValue(approved))?.approval;
  const { error, warning, info } = describeVerdict(judged, { now, isEnforced, approval, emergency });
  if (error !== null) await pulumi.log.error(error, gate);
  if (warning !== null) await pulumi.log.warn(warning, gate);
  if (info !== null) await pulumi.log.info(info, gate);
  try {
    await gates.reportFiles.write(paths, judged, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await pulumi.log.warn(`A report of this gate could not be written: ${reason}`, gate);
  }
  return faultOf(verdict);
}

function faultOf({ passed, failure, violations }: Verdict): string | null {
  if (failure) return "not evaluated";
  return passed ? null : count(violations.filter(isMandatory).length, "violation");
}

async function reportUnknown(gate: Judged, { isLeftOut, settings }: Enforcement): Promise<string | null> {
  const say = settings.isEnforced ? pulumi.log.error : pulumi.log.warn;
  if (await isLeftOut) {
    await say(`This gate was not evaluated, as its data source was not read. ${lostId}`, gate);
    return "not evaluated";
  }
  const unknown = "This gate was not evaluated, as its organization id, or another of its args, is not known";
  if (pulumi.runtime.isDryRun()) {
    await pulumi.log.warn(`${unknown} before the update. The update evaluates it.`, gate);
    return null;
  }
  await say(`${unknown}.`, gate);
  return "not evaluated";
}
