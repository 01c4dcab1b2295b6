import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import type { Expectation } from "./expectations/expectation";
import { requireKnownArgs, requireOrgId } from "./gate/args";
import { keepBaseline } from "./gate/baseline";
import { enforce } from "./gate/enforcement";
import { isPending, type SettledTerms, settleTerms } from "./gate/gate-terms";
import type { Gates } from "./gate/gates";
import { gatesOfProgram } from "./gate/gates-of-program";
import { judgePending } from "./gate/judge-pending";
import { mayReject } from "./gate/known";
import { OwnInvitations } from "./gate/own-invitations";
import { nameBesideGate } from "./gate/parent-names";
import type { PendingInvitations } from "./gate/pending-invitations";
import { settingsOfProgram } from "./gate/program-settings";
import { registeredInputs } from "./gate/registered-inputs";
import type { ReportPaths } from "./gate/report-files";
import { findSourceLocation } from "./gate/source-location";
import { isSecret, type PendingOrgInvitations } from "./pending-org-invitations";
import { dataSourceArgs, type PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
import { plainError } from "./plain-error";
import { reportFormats } from "./report/report";
import type { Verdict } from "./verdict/verdict";
import type { Waiver } from "./waivers/waiver";

/** What a gate expects. */
export interface GateExpectations {
  /**
   * What is expected of the invitations. Plain values are checked when the gate is made; an output that turns out to be
   * something else makes the gate fail, and one that is not known in a preview makes it warn that it was not evaluated.
   *
   * @default []
   */
  expectations?: pulumi.Input<readonly pulumi.Input<Expectation>[]> | undefined;
  /**
   * The exceptions that somebody has accepted; `waiversFromFile` reads them from a file.
   *
   * @default []
   */
  waivers?: pulumi.Input<readonly pulumi.Input<Waiver>[]> | undefined;
  /**
   * Whether every invitation has to have been there at the last approved deployment. The first update that passes
   * approves what is there; `pulumi up --replace` of the baseline, whose command each violation names, approves anew.
   * With "adopt", the first update also tolerates the violations that are there, and they may not get worse.
   *
   * @default false
   */
  baseline?: boolean | "adopt" | undefined;
  /**
   * Files to write the verdict to, in preview and in update, also when the gate fails. Gates that name the same file write
   * into one report. Relative to the directory of the program.
   *
   * @default {}, and the step summary of a GitHub workflow, where there is one
   */
  report?: ReportPaths | undefined;
}

/** Judges invitations that a data source of the same program reads. */
export interface PendingGateArgs extends GateExpectations {
  /** The data source. It says which organization, so there is no `orgId` beside it. */
  pending: PendingOrgInvitations;
  orgId?: undefined;
  secret?: undefined;
}

/** Judges invitations that the gate reads itself, as a data source of its own. */
export interface ReadingGateArgs extends GateExpectations, PendingOrgInvitationsArgs {
  pending?: undefined;
}

/** What a gate judges, and by what. */
export type InvitationGateArgs = PendingGateArgs | ReadingGateArgs;

/**
 * Fails the preview, and the update, when the pending invitations of a MongoDB Atlas organization are not as expected:
 * one error with a line per violation on the gate, and one that sums up all gates of the program.
 *
 * When the organization's id is not known in a preview, it warns that it was not evaluated.
 */
export class InvitationGate extends pulumi.ComponentResource {
  /** What was found. It stands among the outputs also when the gate fails, and changes only when what was found does. */
  readonly verdict: pulumi.Output<Verdict>;
  /** What was judged. */
  readonly invitations: pulumi.Output<Invitation[]>;

  constructor(name: string, args: InvitationGateArgs, opts?: pulumi.ComponentResourceOptions) {
    requireArgs(`InvitationGate ${name}`, args);
    const { baseline = false, report = {} } = args;
    const terms = settleTerms(name, args, baseline !== false);
    const settings = settingsOfProgram();
    super("atlas-invitations:index:InvitationGate", name, described(args, terms, settings.isEnforced), opts);
    const gates = gatesOfProgram(settings.isEnforced);
    gates.reportFiles.begin(report);
    const adopts = baseline === "adopt";
    const { pending, isLeftOut } = readBy(name, args, opts);
    const judged = judgePending(pending, terms, { adopts, now: settings.now, expectationIds: gates.expectationIds });
    const hookName = nameBesideGate(name, opts?.parent, "baseline-approved");
    const stash = { name: `${name}-baseline`, hookName, judged, adopts, gates };
    const approved = baseline ? keepBaseline(stash, this) : undefined;
    this.verdict = approved
      ? judged.apply((one) => approved.apply((set) => one.verdict(set)))
      : judged.apply((one) => one.verdict());
    this.invitations = mayReject(
      judged.apply(async ({ failure, invitations }) => (failure ? refuseInvitations(name, gates) : [...invitations])),
    );
    this.registerOutputs({ verdict: this.verdict, orgId: pending.orgId });
    const location = findSourceLocation(new Error().stack ?? "", __dirname);
    enforce(this, { name, terms, judged, isLeftOut, pending, approved, location, report, settings, gates });
  }
}

/** Nobody may build on a list that was not read. Where nothing is enforced, what uses it fails all the same. */
function refuseInvitations(name: string, gates: Gates): Promise<never> {
  if (gates.isEnforced) return gates.fail();
  throw plainError(
    `The invitations of InvitationGate ${name} could not be read, and something in the program uses them.`,
  );
}

/** Reads what a gate judges, unless the program has. */
function readBy(
  name: string,
  args: InvitationGateArgs,
  opts: pulumi.ComponentResourceOptions | undefined,
): { readonly pending: PendingInvitations; readonly isLeftOut: Promise<boolean> } {
  if (args.pending) return { pending: args.pending, isLeftOut: Promise.resolve(false) };
  const own = new OwnInvitations(name, questionOf(args), opts);
  return { pending: own, isLeftOut: own.isLeftOut };
}

/** Refuses, before anything is read, what would be a gate that looks at less than its author believes. */
function requireArgs(gate: string, args: InvitationGateArgs): void {
  const { baseline = false, report = {}, pending, orgId } = args;
  const ownArgs = ["expectations", "waivers", "baseline", "report", "pending"];
  if (pending && orgId) throw plainError(`${gate} takes pending or orgId, not both.`);
  requireKnownArgs(gate, args, pending ? ownArgs : [...ownArgs, ...dataSourceArgs]);
  if (!pending) requireOrgId(gate, orgId);
  const output = (["baseline", "report", "pending", "secret"] as const).find((arg) => isPending(args[arg]));
  if (output)
    throw plainError(
      `${gate} needs a plain value as ${output}, not an output: it must be known before anything is read.`,
    );
  if (![true, false, "adopt"].includes(baseline)) throw plainError(`${gate} needs true, false or "adopt" as baseline.`);
  for (const [format, path] of Object.entries(Object(report))) {
    if (!reportFormats.some((known) => known === format)) {
      throw plainError(`${gate} cannot write a report as ${format}, only as ${reportFormats.join(", ")}.`);
    }
    if (path !== undefined && (typeof path !== "string" || path === "")) {
      throw plainError(`${gate} needs a path to write its report as ${format} to. Received: ${JSON.stringify(path)}`);
    }
  }
}

/** The args of the data source that a gate reads itself. */
function questionOf(args: ReadingGateArgs): PendingOrgInvitationsArgs {
  const { expectations: _, waivers: __, baseline: ___, report: ____, pending: _____, ...question } = args;
  return question;
}

function described(args: InvitationGateArgs, terms: pulumi.Output<SettledTerms>, isEnforced: boolean): pulumi.Inputs {
  const { orgId, username, usernames } = args.pending ?? args;
  return registeredInputs({
    orgId,
    username,
    usernames,
    expectations: terms.apply(({ expectations }) => expectations),
    baseline: args.baseline ?? false,
    waiverCount: terms.apply(({ waivers }) => waivers.length),
    isEnforced,
    isSecret: args.pending ? isSecret(args.pending) : args.secret === true,
  });
}
