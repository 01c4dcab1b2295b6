import * as pulumi from "@pulumi/pulumi";
import { requireKnownArgs, requireOrgId } from "./args";
import type { Invitation } from "./atlas/invitation";
import { keepBaseline } from "./baseline";
import { enforce } from "./enforcement";
import { evaluate } from "./expectations/evaluate";
import type { Expectation } from "./expectations/expectation";
import { sinceBaseline } from "./expectations/since-baseline";
import { joinVerdicts, type Verdict } from "./expectations/verdict";
import { gatesOfProgram } from "./gates";
import { dataSourceArgs, PendingOrgInvitations, type PendingOrgInvitationsArgs } from "./pending-org-invitations";
import { plainError } from "./plain-error";

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
  /** The data source. It says which organization, so there is no `orgId` beside it. */
  pending: PendingOrgInvitations;
  orgId?: undefined;
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
    const { expectations = [], baseline = false } = args;
    super("atlas-invitations:index:InvitationGate", name, { expectations: expectations.map(describe), baseline }, opts);
    const now = new Date();
    const gates = gatesOfProgram();
    const { invitations, sunset } = args.pending ?? ownData(name, args);
    const judge = (current: Invitation[], all: readonly Expectation[]) => evaluate(current, all, { now });
    const own = invitations.apply((current) => judge(current, expectations));
    const approved = baseline ? keepBaseline(name, invitations, gates, this) : undefined;
    this.invitations = invitations;
    this.verdict = pulumi
      .all([own, invitations, approved])
      .apply(([verdict, current, set]) =>
        set ? joinVerdicts(verdict, judge(current, [sinceBaseline(set)])) : verdict,
      );
    this.registerOutputs({ verdict: this.verdict, invitations });
    enforce(this, { name, own, sunset, now, gates });
  }
}

/** Refuses, before anything is read, what would be a gate that looks at less than its author believes. */
function requireArgs(gate: string, args: InvitationGateArgs): void {
  const { expectations = [], baseline = false, pending, orgId } = args;
  const ownArgs = ["expectations", "baseline", "pending"];
  if (pending && orgId) throw plainError(`${gate} takes pending or orgId, not both.`);
  requireKnownArgs(gate, args, pending ? ownArgs : [...ownArgs, ...dataSourceArgs]);
  if (!pending) requireOrgId(gate, orgId);
  if (!Array.isArray(expectations) || !expectations.every(isExpectation)) {
    throw plainError(
      `${gate} needs expectations as a list of what maxAge(…), onlyExpected(…) or expectation(…) return.`,
    );
  }
  if (expectations.length === 0 && !baseline) {
    throw plainError(`${gate} expects nothing. Give it expectations, or baseline: true.`);
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
  const { expectations: _, baseline: __, pending: ___, ...question } = args;
  return new PendingOrgInvitations(`${name}-pending`, question);
}

/** An expectation as a policy or a reader of the state sees it. */
function describe({ id, description, enforcementLevel, options }: Expectation): Record<string, unknown> {
  return { id, description, enforcementLevel, options };
}
