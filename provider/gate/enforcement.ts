import * as pulumi from "@pulumi/pulumi";
import { maskAddresses } from "../atlas/masking";
import { lostId } from "../data-source-props";
import { describeError } from "../error-message";
import { formatCount } from "../expectations/count";
import type { SourceLocation } from "../report/gate-verdict";
import { describeVerdict } from "../report/text";
import type { WaivedGate } from "../verdict/unused-waivers";
import { isMandatory, type Verdict } from "../verdict/verdict";
import type { Approved } from "./approval";
import type { SettledTerms } from "./gate-terms";
import type { Gates } from "./gates";
import type { JudgedGate } from "./judged-gate";
import { getKnownValue } from "./known";
import type { PendingInvitations } from "./pending-invitations";
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
  readonly terms: pulumi.Output<SettledTerms>;
  readonly judged: pulumi.Output<JudgedGate>;
  /** Resolves to whether nothing was read although every arg is known. */
  readonly isLeftOut: Promise<boolean>;
  readonly pending: PendingInvitations;
  /** What the baseline of the gate approves, if it has one. */
  readonly approved: pulumi.Output<Approved | undefined> | undefined;
  /** Where the gate is made, or `null` when that is not known. */
  readonly location: SourceLocation | null;
  /** Where to write reports. */
  readonly report: ReportPaths;
  readonly settings: ProgramSettings;
  readonly gates: Gates;
}

/**
 * Reports the verdict of a gate, and fails the program when there is a mandatory violation, or the gate could not look. The
 * verdict is never what fails, as it is registered: an output that rejects would put an error of Pulumi's before ours.
 *
 * @param watchEnd is told why the gate fails, for the case that the program ends as if it had not
 */
export function enforce(
  gate: Judged,
  enforcement: Enforcement,
  watchEnd: (fault: Promise<string | null>) => void,
): void {
  const { settings, gates } = enforcement;
  const fault = reportGate(gate, enforcement);
  watchEnd(settings.isEnforced ? fault : Promise.resolve(null));
  if (settings.isEnforced) void fault.then((known) => (known === null ? undefined : gates.fail()));
}

/**
 * Reports the verdict of a gate on the gate's own line.
 *
 * @returns resolves once the lines are out: to why the gate fails, in a few words, or to `null` when it does not
 */
export function reportGate(gate: Judged, enforcement: Enforcement): Promise<string | null> {
  const { name, judged, pending, settings, gates } = enforcement;
  const fault = getKnownValue(gate.verdict).then(async (verdict) => {
    const end = await getKnownValue(pending.sunset);
    if (end) await warnOfSunset(gate, end, settings.now, gates);
    await sayHowItIsJudged(gate, settings, gates);
    return verdict ? reportVerdict(gate, verdict, enforcement) : reportUnknown(gate, enforcement);
  });
  const met = getKnownValue(judged).then((known) => (known ? known.isMet() : pulumi.runtime.isDryRun()));
  gates.add({ name, met, waived: createWaivedGate(gate, enforcement), fault });
  return fault;
}

async function createWaivedGate({ verdict }: Judged, { name, pending, terms }: Enforcement): Promise<WaivedGate> {
  const given = (await getKnownValue(terms))?.givenWaivers ?? [];
  if (given.length === 0) return { gate: name, orgId: undefined, waivers: [], verdict: null };
  const isMasked = (await getKnownValue(pending.usernames)) === "masked";
  return {
    gate: name,
    orgId: await getKnownValue(pending.orgId),
    waivers: isMasked ? given.map((waiver) => maskAddresses(waiver)) : given,
    verdict: (await getKnownValue(verdict)) ?? null,
  };
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

async function reportVerdict(gate: Judged, verdict: Verdict, enforcement: Enforcement): Promise<string | null> {
  const { name, terms, pending, approved, location, report: paths, settings, gates } = enforcement;
  const { now, isEnforced } = settings;
  const orgId = (await getKnownValue(pending.orgId)) ?? "";
  const judged = { gate: name, orgId, orgName: await getKnownValue(pending.orgName), location, verdict };
  const { expectations = [], givenWaivers = [] } = (await getKnownValue(terms)) ?? {};
  const unusedWaivers = givenWaivers.length > 0 ? await gates.unusedWaivers(name) : [];
  const approval = approved && (await getKnownValue(approved))?.approval;
  const said = describeVerdict(
    { ...judged, verdict: { ...verdict, unusedWaivers } },
    { now, isEnforced, approval, emergency },
  );
  const warnings = [
    ...expectations.flatMap(({ warnings = [] }) => warnings),
    ...(said.warning === null ? [] : [said.warning]),
  ];
  if (said.error !== null) await pulumi.log.error(said.error, gate);
  if (warnings.length > 0) await pulumi.log.warn(warnings.join("\n"), gate);
  if (said.info !== null) await pulumi.log.info(said.info, gate);
  try {
    await gates.reportFiles.write(paths, judged, now);
  } catch (error) {
    const reason = describeError(error);
    await pulumi.log.warn(`A report of this gate could not be written: ${reason}`, gate);
  }
  return describeFault(verdict);
}

function describeFault({ passed, failure, violations }: Verdict): string | null {
  if (failure) return "not evaluated";
  return passed ? null : formatCount(violations.filter(isMandatory).length, "violation");
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
