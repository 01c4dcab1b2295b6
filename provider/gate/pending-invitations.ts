import type * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "../atlas/invitation";

/** What a gate needs to know of what was read: a data source has it, and so has a component plugin that reads by itself. */
export interface PendingInvitations {
  /** The id of the organization, 24 hexadecimal digits. */
  readonly orgId: pulumi.Output<string>;
  /** The one address that was asked for, or `null` for all. */
  readonly username: pulumi.Output<string | null>;
  /** Which invitations were read, or `null` for the pending ones. */
  readonly statuses: pulumi.Output<InvitationStatus[] | null>;
  /** Whether addresses are masked, or `null` for not. */
  readonly usernames: pulumi.Output<"plain" | "masked" | null>;
  /** Every invitation that was read. */
  readonly invitations: pulumi.Output<Invitation[]>;
  /** When Atlas will stop serving the endpoint that answered, or `null`. */
  readonly sunset: pulumi.Output<string | null>;
}
