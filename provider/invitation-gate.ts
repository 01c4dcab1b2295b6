import * as pulumi from "@pulumi/pulumi";
import type { Invitation } from "./atlas/invitation";
import { keepBaseline } from "./baseline";
import { enforce } from "./enforcement";
import { evaluate } from "./expectations/evaluate";
import type { Expectation } from "./expectations/expectation";
import { sinceBaseline } from "./expectations/since-baseline";
import type { Verdict } from "./expectations/verdict";
import { PendingOrgInvitations, type PendingOrgInvitationsArgs } from "./pending-org-invitations";

/** What a gate expects. */
export interface GateExpectations {
  /**
   * What is expected of the invitations.
   *
   * @default []
   */
  expectations?: readonly Expectation[] | undefined;
  /**
   * Whether every invitation has to have been there at the last approved deployment. The first update that passes
   * approves what is there; `pulumi up --replace` of the baseline, whose command each violation names, approves anew.
   *
   * @default false
   */
  baseline?: boolean | undefined;
}

/** Judges invitations that a data source of the same program reads. */
export interface PendingGateArgs extends GateExpectations {
  /** The data source. */
  pending: PendingOrgInvitations;
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
    const { expectations = [], baseline = false } = args;
    if (expectations.length === 0 && !baseline) {
      throw new pulumi.RunError(`InvitationGate ${name} expects nothing. Give it expectations, or baseline: true.`);
    }
    super("atlas-invitations:index:InvitationGate", name, { expectations: expectations.map(describe), baseline }, opts);
    const now = new Date();
    const { invitations } = args.pending ?? new PendingOrgInvitations(name, args, { parent: this });
    const judge = (current: Invitation[], all: readonly Expectation[]) => evaluate(current, all, { now });
    const verdict = invitations.apply((current) => judge(current, expectations));
    const approved = baseline ? keepBaseline(name, { invitations, verdict }, { parent: this }) : undefined;
    this.invitations = invitations;
    this.verdict = pulumi
      .all([verdict, invitations, approved])
      .apply(([rest, current, set]) => (set ? judge(current, [...expectations, sinceBaseline(set)]) : rest));
    this.registerOutputs({ verdict: this.verdict, invitations });
    enforce(this, name, now);
  }
}

/** An expectation as a policy or a reader of the state sees it. */
function describe({ id, description, enforcementLevel, options }: Expectation): Record<string, unknown> {
  return { id, description, enforcementLevel, options };
}
