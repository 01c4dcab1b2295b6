import * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "./atlas/invitation";
import type { Endpoint } from "./atlas/list-inputs";
import { requireKnownArgs, requireOrgId } from "./gate/args";

/** Which organization to read, and how. */
export interface PendingOrgInvitationsArgs {
  /** The organization's id, 24 hexadecimal digits. */
  orgId: pulumi.Input<string>;
  /** Reads the invitations of this e-mail address alone; the API's own filter. */
  username?: pulumi.Input<string> | undefined;
  /**
   * Which invitations to read. Expired and rejected ones only the endpoint `/users` knows.
   *
   * @default ["PENDING"]
   */
  statuses?: pulumi.Input<pulumi.Input<InvitationStatus>[]> | undefined;
  /**
   * Which endpoint to ask: `/invites`, which needs the role Organization Owner and has an announced end, or `/users`, which
   * needs Organization Member. "auto" asks `/invites`, and `/users` once the former is gone, or for statuses that only
   * `/users` knows.
   *
   * @default "auto"
   */
  endpoint?: pulumi.Input<"auto" | Endpoint> | undefined;
  /**
   * Where the Atlas Administration API is. Https, except to this machine itself.
   *
   * @default the config `mongodbatlas:baseUrl`, else the environment's `MONGODB_ATLAS_BASE_URL`, else
   * `https://cloud.mongodb.com`
   */
  baseUrl?: pulumi.Input<string> | undefined;
  /**
   * The namespace of the stack's configuration that holds credentials and base URL. Another one than the default is
   * used alone, without the environment, so that one stack can read organizations with different credentials.
   *
   * @default "mongodbatlas"
   */
  configNamespace?: pulumi.Input<string> | undefined;
  /**
   * Whether usernames and inviters are shown as they are, or masked: `a…@acme.com#` and 12 digits that are the same for the
   * same address, in the state, in messages and in reports. Expectations, waivers and baselines work all the same; one of
   * your own sees the masked ones, and finds their domain with `domainOf`.
   *
   * @default "plain"
   */
  usernames?: pulumi.Input<"plain" | "masked"> | undefined;
  /**
   * Whether the outputs are secrets of Pulumi, encrypted in the state and hidden in previews. Messages and reports of a
   * gate are not.
   *
   * @default false
   */
  secret?: boolean | undefined;
  /**
   * The most seconds that the read may take, every retry and wait included.
   *
   * @default 120
   */
  timeoutSeconds?: pulumi.Input<number> | undefined;
  /**
   * How often to try each request again when that is worth it: after rate limits, 5xx answers and broken connections.
   *
   * @default 4
   */
  maxRetries?: pulumi.Input<number> | undefined;
}

/** The name of every arg. */
export const dataSourceArgs = [
  "orgId",
  "username",
  "statuses",
  "endpoint",
  "baseUrl",
  "configNamespace",
  "usernames",
  "timeoutSeconds",
  "maxRetries",
  "secret",
] as const satisfies (keyof PendingOrgInvitationsArgs)[];

/**
 * Runs in another process, from this text, which Pulumi also keeps in the state. So it captures nothing, does nothing
 * but forward, and the path it requires has to resolve in every later version of this package. What has an id from the
 * start is only ever read, so there is no `create`.
 */
const provider = {
  configure(request) {
    return require("pulumi-atlas-invitations/provider").configure(request);
  },
  read(id, props) {
    return require("pulumi-atlas-invitations/provider").read(id, props);
  },
} as pulumi.dynamic.ResourceProvider;

const secrets = new WeakSet<PendingOrgInvitations>();

/** Whether the outputs of a data source are secrets. */
export function isSecret(pending: PendingOrgInvitations): boolean {
  return secrets.has(pending);
}

/**
 * The pending invitations of a MongoDB Atlas organization, read in every preview and every update. A data source: it
 * changes nothing in Atlas and is nothing that Pulumi creates, updates or deletes.
 *
 * When Atlas does not give a complete and understood answer, the preview fails and says why.
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
    const { username = null } = args;
    const inputs = {
      orgId: args.orgId,
      username: args.secret && username !== null ? pulumi.secret(username) : username,
      statuses: args.statuses ?? null,
      endpoint: args.endpoint ?? null,
      baseUrl: args.baseUrl ?? null,
      configNamespace: args.configNamespace ?? null,
      usernames: args.usernames ?? null,
      timeoutSeconds: args.timeoutSeconds ?? null,
      maxRetries: args.maxRetries ?? null,
    };
    const outputs = {
      orgName: undefined,
      invitations: undefined,
      servedBy: undefined,
      sunset: undefined,
      fingerprint: undefined,
    };
    requireKnownArgs(`PendingOrgInvitations ${name}`, args, dataSourceArgs);
    requireOrgId(`PendingOrgInvitations ${name}`, args.orgId);
    // The engine skips a read whose id is unknown. Any other unknown arg would be left out of the question instead, so
    // the id waits for all of them.
    const id = pulumi.output(inputs).apply(({ orgId }) => requireOrgId(`PendingOrgInvitations ${name}`, orgId));
    const additionalSecretOutputs = args.secret ? Object.keys(outputs) : [];
    const options = { ...pulumi.mergeOptions({ additionalSecretOutputs }, opts), id };
    super(provider, name, { ...inputs, ...outputs }, options, "atlas-invitations", "PendingOrgInvitations");
    if (args.secret) secrets.add(this);
  }
}
