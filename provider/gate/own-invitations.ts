import * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "../atlas/invitation";
import { createDataSourceProps, wasLeftOut } from "../data-source-props";
import { provider } from "../dynamic-provider";
import type { PendingOrgInvitationsArgs } from "../pending-org-invitations-args";
import type { ReadFailure } from "../verdict/verdict";
import { createNameBesideGate } from "./parent-names";
import type { PendingInvitations } from "./pending-invitations";

/**
 * The data source that a gate reads itself. In a preview or an update it does not reject when the read fails, but says
 * why among its outputs, so that the gate can say it and the other gates have their say.
 *
 * It is no child of the gate: `pulumi up --target` leaves out a new gate and yet reads its data source, and a state with a
 * child whose parent is missing is broken.
 */
export class OwnInvitations extends pulumi.dynamic.Resource implements PendingInvitations {
  declare readonly orgId: pulumi.Output<string>;
  declare readonly orgName: pulumi.Output<string | null>;
  declare readonly username: pulumi.Output<string | null>;
  declare readonly statuses: pulumi.Output<InvitationStatus[] | null>;
  declare readonly usernames: pulumi.Output<"plain" | "masked" | null>;
  declare readonly invitations: pulumi.Output<Invitation[] | null>;
  declare readonly sunset: pulumi.Output<string | null>;
  declare readonly failure: pulumi.Output<ReadFailure | null>;
  /** Resolves to whether nothing was read although every arg is known. */
  readonly isLeftOut: Promise<boolean>;

  constructor(gate: string, args: PendingOrgInvitationsArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { props, id, additionalSecretOutputs } = createDataSourceProps(`InvitationGate ${gate}`, args);
    const { dependsOn = [] } = opts;
    // What Atlas says of a failure can name people, as the list does.
    const namesPeople = args.secret ? ["failure"] : [];
    super(
      provider,
      createNameBesideGate(gate, opts.parent, "pending"),
      { ...props, failureAsOutput: true, failure: undefined },
      { id, additionalSecretOutputs: [...additionalSecretOutputs, ...namesPeople], dependsOn },
      "atlas-invitations",
      "PendingOrgInvitations",
    );
    this.isLeftOut = wasLeftOut(id, this.invitations);
  }
}
