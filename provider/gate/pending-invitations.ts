import type * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "../atlas/invitation";
import type { ReadFailure } from "../verdict/verdict";

/** What a gate needs to know of what was read: a data source has it, and so has a component plugin that reads by itself. */
export interface PendingInvitations {
  /** The id of the organization, 24 hexadecimal digits. */
  readonly orgId: pulumi.Output<string>;
  /** The organization's name, or `null` when no invitation tells it. */
  readonly orgName: pulumi.Output<string | null>;
  /** The one address that was asked for, or `null` for all. */
  readonly username: pulumi.Output<string | null>;
  /** Which invitations were read, or `null` for the pending ones. */
  readonly statuses: pulumi.Output<InvitationStatus[] | null>;
  /** Whether addresses are masked, or `null` for not. */
  readonly usernames: pulumi.Output<"plain" | "masked" | null>;
  /** Every invitation that was read, or `null` when the read failed. */
  readonly invitations: pulumi.Output<Invitation[] | null>;
  /** When Atlas will stop serving the endpoint that answered, or `null`. */
  readonly sunset: pulumi.Output<string | null>;
  /** Why the read failed, or `null` when it did not. Left out by what rejects then. */
  readonly failure?: pulumi.Output<ReadFailure | null>;
}
