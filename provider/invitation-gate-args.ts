import type * as pulumi from "@pulumi/pulumi";
import type { Expectation } from "./expectations/expectation";
import type { ReportPaths } from "./gate/report-files";
import type { PendingOrgInvitations } from "./pending-org-invitations";
import type { PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
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
   * Whether every invitation must have been there at the last approved deployment. The first update that passes approves
   * who is invited then; later, `pulumi up --target-replace` of the baseline does, whose command the gate names. With
   * "adopt", an approval also tolerates the violations that are there, and they may not get worse.
   *
   * @default false
   */
  baseline?: boolean | "adopt" | undefined;
  /**
   * Files to write the verdict to, in preview and in update, even when the gate fails. Gates that name the same file write
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
