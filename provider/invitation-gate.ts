import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import { requireKnownArgs, requireOrgId } from "./gate/args";
import { keepBaseline } from "./gate/baseline";
import { watchProcess } from "./gate/early-exit";
import { enforce } from "./gate/enforcement";
import { isPending, type SettledTerms, settleTerms } from "./gate/gate-terms";
import type { Gates } from "./gate/gates";
import { getProgramGates } from "./gate/gates-of-program";
import { createHookName } from "./gate/hook-name";
import { judgePending } from "./gate/judge-pending";
import { allowRejection } from "./gate/known";
import { OwnInvitations } from "./gate/own-invitations";
import type { PendingInvitations } from "./gate/pending-invitations";
import { readProgramSettings } from "./gate/program-settings";
import { createRegisteredInputs } from "./gate/registered-inputs";
import { findSourceLocation } from "./gate/source-location";
import { gateType } from "./gate-type";
import type { InvitationGateArgs, ReadingGateArgs } from "./invitation-gate-args";
import { isSecret } from "./pending-org-invitations";
import { dataSourceArgs, type PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
import { plainError } from "./plain-error";
import { reportFormats } from "./report/report";
import type { Verdict } from "./verdict/verdict";

/**
 * Fails the preview, and the update, when the pending invitations of a MongoDB Atlas organization are not as expected, or
 * could not be read: one error on the gate, with an entry for each invitation, and one that sums up all gates of the program.
 *
 * When the organization's id, or another arg, is not known in a preview, it warns that it was not evaluated.
 *
 * @example
 * import { InvitationGate, maxAge } from "pulumi-atlas-invitations";
 *
 * new InvitationGate("acme", { orgId: "5f0000000000000000000001", expectations: [maxAge({ days: 14 })] });
 */
export class InvitationGate extends pulumi.ComponentResource {
  /** What was found. It is among the outputs even when the gate fails, and changes only when what was found does. */
  readonly verdict: pulumi.Output<Verdict>;
  /** What was judged. It rejects when the gate could not look: nobody may build on a list that was not read. */
  readonly invitations: pulumi.Output<Invitation[]>;

  constructor(name: string, args: InvitationGateArgs, opts?: pulumi.ComponentResourceOptions) {
    const watchEnd = watchProcess().begin(name);
    requireArgs(`InvitationGate ${name}`, args);
    const { baseline = false, report = {} } = args;
    const terms = settleTerms(name, args, baseline !== false);
    const settings = readProgramSettings();
    super(gateType, name, describeInputs(args, terms, settings.isEnforced), opts);
    const gates = getProgramGates(settings.isEnforced);
    gates.reportFiles.begin(report);
    const adopts = baseline === "adopt";
    const { pending, isLeftOut } = readPending(name, args, opts);
    const judged = judgePending(pending, terms, { adopts, now: settings.now, expectationIds: gates.expectationIds });
    // On mocks there is no stack, and nothing to hook into.
    const hasHooks = pulumi.runtime.getStackResource() !== undefined;
    const hookName = hasHooks ? createHookName(opts?.parent, name) : undefined;
    const stash = { name: `${name}-baseline`, hookName, judged, adopts, gates };
    const approved = baseline ? keepBaseline(stash, this) : undefined;
    this.verdict = approved
      ? judged.apply((one) => approved.apply((set) => one.verdict(set)))
      : judged.apply((one) => one.verdict());
    this.invitations = allowRejection(
      judged.apply(async ({ failure, invitations }) => (failure ? refuseInvitations(name, gates) : [...invitations])),
    );
    this.registerOutputs({ verdict: this.verdict, orgId: pending.orgId });
    const location = findSourceLocation(new Error().stack ?? "", __dirname);
    enforce(this, { name, terms, judged, isLeftOut, pending, approved, location, report, settings, gates }, watchEnd);
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
function readPending(
  name: string,
  args: InvitationGateArgs,
  opts: pulumi.ComponentResourceOptions | undefined,
): { readonly pending: PendingInvitations; readonly isLeftOut: Promise<boolean> } {
  if (args.pending) return { pending: args.pending, isLeftOut: Promise.resolve(false) };
  const own = new OwnInvitations(name, selectDataSourceArgs(args), opts);
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
function selectDataSourceArgs(args: ReadingGateArgs): PendingOrgInvitationsArgs {
  const { expectations: _, waivers: __, baseline: ___, report: ____, pending: _____, ...question } = args;
  return question;
}

function describeInputs(
  args: InvitationGateArgs,
  terms: pulumi.Output<SettledTerms>,
  isEnforced: boolean,
): pulumi.Inputs {
  const { orgId, username, usernames } = args.pending ?? args;
  return createRegisteredInputs({
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
