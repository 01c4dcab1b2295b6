import * as pulumi from "@pulumi/pulumi";
import { type Invitation, type InvitationStatus, invitationKey } from "../atlas/invitation";
import { verdictOf } from "../expectations/evaluate";
import type { Expectation } from "../expectations/expectation";
import { type Judgement, judge } from "../expectations/judgement";
import { sinceBaseline } from "../expectations/since-baseline";
import { adoptable, toleranceOf } from "../expectations/tolerance";
import type { Verdict } from "../expectations/verdict";
import { readyWaivers, type Waiver } from "../expectations/waiver";
import type { PendingOrgInvitations } from "../pending-org-invitations";
import type { Approval, Approved } from "./baseline";
import { withMaskedAddresses } from "./masking";

/** What a gate judges by. */
export interface Terms {
  readonly expectations: readonly Expectation[];
  readonly waivers: readonly Waiver[];
  readonly now: Date;
}

/** The verdicts of a gate. */
export interface GateVerdicts {
  /** By its own expectations alone. */
  readonly own: pulumi.Output<Verdict>;
  /** Whether nothing is wrong by these but what there is to adopt. */
  readonly isAdoptable: pulumi.Output<boolean>;
  /** What there is to approve. */
  readonly approval: pulumi.Output<Approval>;
  /** By its own expectations and by what was approved; by the former alone, when there is nothing to compare with. */
  since(approved: pulumi.Output<Approved | undefined>): pulumi.Output<Verdict>;
}

/** Judges what a data source reads. */
export function judgeGate(pending: PendingOrgInvitations, { expectations, waivers, now }: Terms): GateVerdicts {
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
    own: read.apply(([invitations, statuses, usernames]) =>
      shown(verdictOf(invitations.length, judged(invitations, statuses), { now, waivers }), usernames),
    ),
    isAdoptable: read.apply(([invitations, statuses]) => {
      const all = judged(invitations, statuses);
      const tolerance = toleranceOf(adoptable(all, []));
      return verdictOf(invitations.length, all, { now, waivers }, tolerance).passed;
    }),
    approval: read.apply(([invitations, statuses]) => ({
      keys: invitations.map(invitationKey),
      adopted: adoptable(judged(invitations, statuses), readyWaivers(waivers, now)),
    })),
    since: (approved) =>
      pulumi.all([read, approved]).apply(([[invitations, statuses, usernames], set]) => {
        const own = judged(invitations, statuses);
        const all = set ? [...own, ...judge(invitations, [checkable(sinceBaseline(set), statuses)], now)] : own;
        const tolerance = toleranceOf(set?.adopted ?? []);
        return shown(verdictOf(invitations.length, all, { now, waivers }, tolerance), usernames);
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
