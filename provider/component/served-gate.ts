import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "../atlas/invitation";
import { keepBaseline } from "../gate/baseline";
import { reportGate } from "../gate/enforcement";
import type { SettledTerms } from "../gate/gate-terms";
import type { Gates } from "../gate/gates";
import type { JudgedGate } from "../gate/judged-gate";
import type { PendingInvitations } from "../gate/pending-invitations";
import type { ProgramSettings } from "../gate/program-settings";
import { createRegisteredInputs } from "../gate/registered-inputs";
import { gateType } from "../gate-type";
import type { Verdict } from "../verdict/verdict";
import type { GateInputs } from "./gate-inputs";

/** What a gate is made from once everything is read. */
export interface ServedGateParts {
  readonly given: GateInputs;
  /** The name of the hook that says what a baseline approves, which no other gate of the program may use. */
  readonly hookName: string;
  readonly terms: pulumi.Output<SettledTerms>;
  readonly judged: JudgedGate;
  /** The organization's id, a secret where the program says so. */
  readonly orgId: pulumi.Output<string>;
  /** What was read, as messages and reports may show it. */
  readonly pending: PendingInvitations;
  /** Hides secrets in plain data. */
  readonly conceal: <Data>(data: Data) => Data;
  /** Whether what comes of the inputs is a secret of Pulumi. */
  readonly isSecret: boolean;
  readonly settings: ProgramSettings;
  readonly gates: Gates;
}

/**
 * The gate of a program in another language. It is made when everything is read already, as an output that rejects in the
 * process of a component fails every other component too.
 */
export class ServedGate extends pulumi.ComponentResource {
  readonly verdict: pulumi.Output<Verdict>;
  /** What was judged; nothing when the read failed. */
  readonly invitations: pulumi.Output<readonly Invitation[] | undefined>;
  /** Resolves once the lines are out: to why the gate fails, in a few words, or to `null` when it does not. */
  readonly fault: Promise<string | null>;

  constructor(name: string, parts: ServedGateParts, opts: pulumi.ComponentResourceOptions) {
    const { given, hookName, terms, judged, orgId, pending, conceal, isSecret, settings, gates } = parts;
    const { baseline, report, expectations, waivers } = given;
    const { username, usernames } = given.inputs;
    const { isEnforced } = settings;
    const described = { orgId, username, usernames, expectations, baseline, waiverCount: waivers.length };
    super(gateType, name, createRegisteredInputs({ ...described, isEnforced, isSecret }), opts);
    gates.reportFiles.begin(report);
    // Applied rather than wrapped, as Pulumi would copy what is wrapped.
    const known = isSecret ? pulumi.secret(null) : pulumi.output(null);
    const judging = known.apply(() => concealApproval(judged, conceal)) as pulumi.Output<JudgedGate>;
    const mayApprove = judged.failure === null && (pulumi.runtime.isDryRun() || judged.isMet());
    const adopts = baseline === "adopt";
    const stash = { name: `${name}-baseline`, hookName, judged: judging, adopts, gates };
    const approved = baseline && (mayApprove || !isEnforced) ? keepBaseline(stash, this) : undefined;
    this.verdict = approved
      ? known.apply(() => approved.apply((set) => conceal(judged.verdict(set))))
      : known.apply(() => conceal(judged.verdict()));
    this.invitations = known.apply(() => (judged.failure ? undefined : conceal(judged.invitations)));
    this.registerOutputs({ verdict: this.verdict, orgId });
    const isLeftOut = Promise.resolve(false);
    const enforcement = { name, terms: concealWarnings(terms, conceal), judged: judging, isLeftOut, pending, approved };
    this.fault = reportGate(this, {
      ...enforcement,
      location: null,
      report,
      settings,
      gates: { ...gates, unusedWaivers: async (gate) => conceal(await gates.unusedWaivers(gate)) },
    });
  }
}

/** A gate that names whom it approves, and shows no secret. */
function concealApproval(judged: JudgedGate, conceal: ServedGateParts["conceal"]): JudgedGate {
  const approval = () => {
    const given = judged.approval();
    return { ...given, usernames: conceal(given.usernames) };
  };
  return { ...judged, approval };
}

/** Terms whose warnings show no secret. */
function concealWarnings(
  terms: pulumi.Output<SettledTerms>,
  conceal: ServedGateParts["conceal"],
): pulumi.Output<SettledTerms> {
  return terms.apply((settled) => ({
    ...settled,
    expectations: settled.expectations.map((one) => ({ ...one, warnings: conceal(one.warnings ?? []) })),
  })) as pulumi.Output<SettledTerms>;
}

/** Stands for a gate some of whose inputs are not known in a preview: nothing of it is, then. */
export class UnknownGate extends pulumi.ComponentResource {
  /** @param unknown an output that is not known */
  constructor(name: string, unknown: pulumi.Output<unknown>, opts: pulumi.ComponentResourceOptions) {
    super(gateType, name, { orgId: unknown, expectations: unknown }, opts);
    this.registerOutputs({ verdict: unknown, orgId: unknown });
  }
}
