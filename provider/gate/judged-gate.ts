import { createGrantKey } from "../atlas/grant";
import type { Invitation, InvitationStatus } from "../atlas/invitation";
import { maskAddresses } from "../atlas/masking";
import type { Expectation } from "../expectations/expectation";
import { sinceBaseline } from "../expectations/since-baseline";
import { createFailedVerdict, createVerdict } from "../verdict/create-verdict";
import { judge } from "../verdict/judgement";
import { listAdoptable } from "../verdict/tolerance";
import type { ReadFailure, Verdict } from "../verdict/verdict";
import type { ReadyWaiver } from "../waivers/ready-waiver";
import type { Approval, Approved } from "./approval";

/** What a gate judges by. */
export interface Terms {
  readonly expectations: readonly Expectation[];
  readonly waivers: readonly ReadyWaiver[];
  /** Whether an update that approves the invitations also tolerates what is wrong then. */
  readonly adopts: boolean;
  readonly now: Date;
}

/** What was read of an organization. */
export interface OrganizationRead {
  readonly orgId: string | undefined;
  readonly invitations: readonly Invitation[];
  readonly statuses: readonly InvitationStatus[] | null;
  readonly usernames: "plain" | "masked" | null;
}

/** A gate that has looked, or could not. */
export interface JudgedGate {
  /** Why it could not look, or `null` when it did. */
  readonly failure: ReadFailure | null;
  /** What was read. */
  readonly invitations: readonly Invitation[];
  /** Whether its own expectations are met, but for what there is to adopt. */
  isMet(): boolean;
  /** What there is to approve. */
  approval(): Approval;
  /** Judges by its own expectations, and by what was approved if there is anything to compare with. */
  verdict(approved?: Approved): Verdict;
}

/** Judges what was read. */
export function judgeGate({ orgId, invitations, statuses, usernames }: OrganizationRead, terms: Terms): JudgedGate {
  const { expectations, waivers, adopts, now } = terms;
  const checkables = expectations.map((one) => makeCheckable(one, statuses));
  // Once, however many verdicts come of it: an expectation of the user's own may be slow, or print.
  const own = judge(invitations, checkables, now);
  const shown = (verdict: Verdict) => (usernames === "masked" ? maskAddresses(verdict) : verdict);
  return {
    failure: null,
    invitations,
    isMet() {
      const adopted = adopts ? listAdoptable(own, []) : [];
      return createVerdict(invitations.length, own, { now, orgId, waivers, adopted }).passed;
    },
    approval() {
      return {
        usernames: invitations.map(({ username }) => username),
        keys: invitations.map(createGrantKey),
        adopted: adopts ? listAdoptable(own, waivers) : undefined,
      };
    },
    verdict(approved) {
      const all = approved
        ? [...own, ...judge(invitations, [makeCheckable(sinceBaseline(approved), statuses)], now)]
        : own;
      // A baseline that was taken to adopt tolerates nothing once its gate no longer adopts.
      const adopted = adopts ? (approved?.adopted ?? []) : [];
      return shown(createVerdict(invitations.length, all, { now, orgId, waivers, adopted }));
    },
  };
}

/** Stands for a gate that could not look. Nothing is judged, and there is nothing to approve or to compare with. */
export function createUnjudgedGate(
  failure: ReadFailure,
  { expectations }: Pick<Terms, "expectations">,
  usernames: OrganizationRead["usernames"],
): JudgedGate {
  const verdict = createFailedVerdict(failure, expectations);
  return {
    failure,
    invitations: [],
    isMet: () => false,
    approval: () => ({ usernames: [], keys: [], adopted: undefined }),
    verdict: () => (usernames === "masked" ? maskAddresses(verdict) : verdict),
  };
}

/** An expectation that looks for invitations that nobody read would be met by any organization. */
function makeCheckable(expectation: Expectation, statuses: readonly InvitationStatus[] | null): Expectation {
  const { needsStatus = "PENDING" } = expectation;
  if ((statuses ?? ["PENDING"]).includes(needsStatus)) return expectation;
  return {
    ...expectation,
    check() {
      throw new Error(`add ${JSON.stringify(needsStatus)} to the statuses that are read`);
    },
  };
}
