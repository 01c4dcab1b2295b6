import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import type { Expectation } from "./expectations/expectation";
import { requireKnownArgs, requireOrgId } from "./gate/args";
import { keepBaseline } from "./gate/baseline";
import { enforce } from "./gate/enforcement";
import { judgeGate } from "./gate/gate-verdict";
import { gatesOfProgram } from "./gate/gates";
import { settingsOfProgram } from "./gate/program-settings";
import { registeredInputs } from "./gate/registered-inputs";
import { type ReportPaths, reportFormats } from "./gate/report-files";
import {
  dataSourceArgs,
  isSecret,
  PendingOrgInvitations,
  type PendingOrgInvitationsArgs,
} from "./pending-org-invitations";
import { plainError } from "./plain-error";
import type { Verdict } from "./verdict/verdict";
import { type ReadyWaiver, readyWaivers } from "./waivers/ready-waiver";
import type { Waiver } from "./waivers/waiver";

/** What a gate expects. */
export interface GateExpectations {
  /**
   * What is expected of the invitations.
   *
   * @default []
   */
  expectations?: readonly Expectation[] | undefined;
  /**
   * The exceptions that somebody has accepted; `waiversFromFile` reads them from a file.
   *
   * @default []
   */
  waivers?: readonly Waiver[] | undefined;
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
    // A copy, as the program may go on to use its list for something else.
    const expectations = [...(args.expectations ?? [])];
    const waivers = requireWaivers(name, args);
    const settings = settingsOfProgram();
    super("atlas-invitations:index:InvitationGate", name, described(args, settings.isEnforced), opts);
    const gates = gatesOfProgram();
    const pending = args.pending ?? ownData(name, args);
    // What a gate can adopt stands in no other baseline's way.
    const terms = { expectations, waivers, adopts: baseline === "adopt", now: settings.now };
    const { own, isMet, approval, since } = judgeGate(pending, terms);
    const { isEnforced } = settings;
    gates.reportFiles.begin(report);
    this.invitations = pending.invitations;
    const approved = baseline ? keepBaseline({ name, approval: approval(), gates, isEnforced }, this) : undefined;
    this.verdict = approved ? since(approved) : own();
    this.registerOutputs({ verdict: this.verdict, invitations: this.invitations });
    const { orgId, orgName, sunset } = pending;
    enforce(this, { name, met: isMet(), sunset, orgId, orgName, approved, report, settings, gates });
  }
}

/** Refuses, before anything is read, what would be a gate that looks at less than its author believes. */
function requireArgs(gate: string, args: InvitationGateArgs): void {
  const { expectations = [], baseline = false, report = {}, pending, orgId } = args;
  const ownArgs = ["expectations", "waivers", "baseline", "report", "pending"];
  if (pending && orgId) throw plainError(`${gate} takes pending or orgId, not both.`);
  requireKnownArgs(gate, args, pending ? ownArgs : [...ownArgs, ...dataSourceArgs]);
  if (!pending) requireOrgId(gate, orgId);
  if (!Array.isArray(expectations) || !expectations.every(isExpectation)) {
    throw plainError(`${gate} needs expectations as a list of what maxAge(…), allowedDomains(…) and so on return.`);
  }
  if (expectations.length === 0 && !baseline) {
    throw plainError(`${gate} expects nothing. Give it expectations, or baseline: true.`);
  }
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

function requireWaivers(gate: string, { waivers = [] }: InvitationGateArgs): readonly ReadyWaiver[] {
  try {
    return readyWaivers(waivers, { now: new Date(), gate });
  } catch (error) {
    throw plainError(`InvitationGate ${gate}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isExpectation(value: unknown): value is Expectation {
  return typeof value === "object" && value !== null && "check" in value && typeof value.check === "function";
}

/**
 * The data source that a gate reads itself. It is no child of the gate: `pulumi up --target` leaves out a new gate and yet
 * reads its data source, and a state with a child whose parent is missing is broken.
 */
function ownData(name: string, args: ReadingGateArgs): PendingOrgInvitations {
  const { expectations: _, waivers: __, baseline: ___, report: ____, pending: _____, ...question } = args;
  return new PendingOrgInvitations(`${name}-pending`, question);
}

function described(args: InvitationGateArgs, isEnforced: boolean): pulumi.Inputs {
  const { expectations = [], waivers = [], baseline = false } = args;
  const { orgId, username, usernames } = args.pending ?? args;
  const secret = args.pending ? isSecret(args.pending) : args.secret === true;
  const waiverCount = waivers.length;
  return registeredInputs({
    orgId,
    username,
    usernames,
    expectations,
    baseline,
    waiverCount,
    isEnforced,
    isSecret: secret,
  });
}
