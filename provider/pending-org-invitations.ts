import * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "./atlas/invitation";
import type { Endpoint } from "./atlas/list-inputs";
import { createDataSourceProps, lostId, wasLeftOut } from "./data-source-props";
import { provider } from "./dynamic-provider";
import type { PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
import { plainError } from "./plain-error";

const secrets = new WeakSet<PendingOrgInvitations>();

/** Whether the outputs of a data source are secrets. */
export function isSecret(pending: PendingOrgInvitations): boolean {
  return secrets.has(pending);
}

/**
 * The pending invitations of a MongoDB Atlas organization, read in every preview and every update. A data source: it
 * changes nothing in Atlas, and Pulumi never creates, updates or deletes it.
 *
 * When Atlas does not give a complete and understood answer, the preview fails and says why.
 *
 * @example
 * import { PendingOrgInvitations } from "pulumi-atlas-invitations";
 *
 * const pending = new PendingOrgInvitations("acme", { orgId: "5f0000000000000000000001" });
 * export const invited = pending.invitations.apply((all) => all.map(({ username }) => username));
 * @see https://www.mongodb.com/docs/atlas/reference/api-resources-spec/v2/#tag/Organizations
 */
export class PendingOrgInvitations extends pulumi.dynamic.Resource {
  /** As given. */
  declare readonly orgId: pulumi.Output<string>;
  /** As given, or `null`. */
  declare readonly username: pulumi.Output<string | null>;
  /** As given, or `null`. */
  declare readonly statuses: pulumi.Output<InvitationStatus[] | null>;
  /** As given, or `null`. */
  declare readonly endpoint: pulumi.Output<"auto" | Endpoint | null>;
  /** As given, or `null`. */
  declare readonly baseUrl: pulumi.Output<string | null>;
  /** As given, or `null`. */
  declare readonly configNamespace: pulumi.Output<string | null>;
  /** As given, or `null`. */
  declare readonly environmentPrefix: pulumi.Output<string | null>;
  /** As given, or `null`. */
  declare readonly usernames: pulumi.Output<"plain" | "masked" | null>;
  /** As given, or `null`. */
  declare readonly timeoutSeconds: pulumi.Output<number | null>;
  /** As given, or `null`. */
  declare readonly maxRetries: pulumi.Output<number | null>;

  /** The organization's name, or `null` when no invitation tells it. */
  declare readonly orgName: pulumi.Output<string | null>;
  /** Every invitation, sorted by `username`, then `createdAt`. */
  declare readonly invitations: pulumi.Output<Invitation[]>;
  /** Which of Atlas's endpoints answered. */
  declare readonly servedBy: pulumi.Output<Endpoint>;
  /** When Atlas will stop serving that endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  declare readonly sunset: pulumi.Output<string | null>;
  /** A digest of what was invited, 64 hexadecimal digits: equal as long as the invitations are. */
  declare readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: PendingOrgInvitationsArgs, opts?: pulumi.CustomResourceOptions) {
    const { props, id, additionalSecretOutputs } = createDataSourceProps(`PendingOrgInvitations ${name}`, args);
    const options = { ...pulumi.mergeOptions({ additionalSecretOutputs }, opts), id };
    super(provider, name, props, options, "atlas-invitations", "PendingOrgInvitations");
    if (args.secret) secrets.add(this);
    void requireRead(`PendingOrgInvitations ${name}`, id, this.invitations);
  }
}

/** A read that fails says so itself. */
async function requireRead(resource: string, id: pulumi.Output<string>, result: pulumi.Output<unknown>): Promise<void> {
  if (await wasLeftOut(id, result).catch(() => false)) throw plainError(`${resource} was not read. ${lostId}`);
}
