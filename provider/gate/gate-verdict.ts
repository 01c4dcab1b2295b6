import * as pulumi from "@pulumi/pulumi";
import { type Invitation, type InvitationStatus, invitationKey } from "../atlas/invitation";
import { withMaskedAddresses } from "../atlas/masking";
import type { Expectation } from "../expectations/expectation";
import { sinceBaseline } from "../expectations/since-baseline";
import { type Judgement, judge } from "../verdict/judgement";
import { adoptable } from "../verdict/tolerance";
import type { Verdict } from "../verdict/verdict";
import { verdictOf } from "../verdict/verdict-of";
import type { ReadyWaiver } from "../waivers/ready-waiver";
import type { Approval, Approved } from "./baseline";
import type { PendingInvitations } from "./pending-invitations";

/** What a gate judges by. */
export interface Terms {
  readonly expectations: readonly Expectation[];
  readonly waivers: readonly ReadyWaiver[];
  /** Whether an update that approves the invitations also tolerates what is wrong then. */
  readonly adopts: boolean;
  readonly now: Date;
}

/** The verdicts of a gate; each is come to only when it is asked for. */
export interface GateVerdicts {
  /** By its own expectations alone. */
  own(): pulumi.Output<Verdict>;
  /** Whether its own expectations are met, but for what there is to adopt. */
  isMet(): pulumi.Output<boolean>;
  /** What there is to approve. */
  approval(): pulumi.Output<Approval>;
  /** By its own expectations and by what was approved; by the former alone, when there is nothing to compare with. */
  since(approved: pulumi.Output<Approved | undefined>): pulumi.Output<Verdict>;
}

/** Judges what was read. */
export function judgeGate(pending: PendingInvitations, terms: Terms): GateVerdicts {
  const { expectations, waivers, adopts, now } = terms;
  const read = pulumi.all([pending.invitations, pending.statuses, pending.usernames]);
  let judgements: readonly Judgement[] | undefined;
  // Once, however many verdicts come of it: an expectation of the user's own may be slow, or print.
  const judged = (invitations: readonly Invitation[], statuses: readonly InvitationStatus[] | null) => {
    judgements ??= judge(
      invitations,
      expectations.map((one) => checkable(one, statuses)),
      now,
    );
    return judgements;
  };
  const shown = (verdict: Verdict, usernames: string | null) =>
    usernames === "masked" ? withMaskedAddresses(verdict) : verdict;
  return {
    own: () =>
      read.apply(([invitations, statuses, usernames]) =>
        shown(verdictOf(invitations.length, judged(invitations, statuses), { now, waivers }), usernames),
      ),
    isMet: () =>
      read.apply(([invitations, statuses]) => {
        const all = judged(invitations, statuses);
        const adopted = adopts ? adoptable(all, []) : [];
        return verdictOf(invitations.length, all, { now, waivers, adopted }).passed;
      }),
    approval: () =>
      read.apply(([invitations, statuses]) => ({
        keys: invitations.map(invitationKey),
        adopted: adopts ? adoptable(judged(invitations, statuses), waivers) : undefined,
      })),
    since: (approved) =>
      pulumi.all([read, approved]).apply(([[invitations, statuses, usernames], set]) => {
        const own = judged(invitations, statuses);
        const all = set ? [...own, ...judge(invitations, [checkable(sinceBaseline(set), statuses)], now)] : own;
        // A baseline that was taken to adopt tolerates nothing once its gate adopts no longer.
        const adopted = adopts && set ? set.adopted : [];
        return shown(verdictOf(invitations.length, all, { now, waivers, adopted }), usernames);
      }),
  };
}

/** An expectation that looks for invitations that nobody read would be met by any organization. */
function checkable(expectation: Expectation, statuses: readonly InvitationStatus[] | null): Expectation {
  const { needsStatus = "PENDING" } = expectation;
  if ((statuses ?? ["PENDING"]).includes(needsStatus)) return expectation;
  return {
    ...expectation,
    check() {
      throw new Error(`add ${JSON.stringify(needsStatus)} to the statuses that are read`);
    },
  };
}
