/** Where an invitation stands, in the words of the Atlas Administration API. */
export type InvitationStatus = "PENDING" | "INVITATION_EXPIRED" | "INVITATION_REJECTED";

/** An endpoint of Atlas that lists invitations. */
export type Endpoint = "invites" | "users";

/** How usernames are shown. */
export type UsernameDisplay = "plain" | "masked";

/**
 * Which organization's invitations to list, and how. Args of resources, organizations of a document and options of the
 * client are made of these.
 */
export interface ListInputs {
  /** The organization's id, 24 hexadecimal digits in lower case. */
  readonly orgId: string;
  /** Lists the invitations of this e-mail address alone; the API's own filter. */
  readonly username?: string | undefined;
  /**
   * Which invitations to list. Only the endpoint `/users` knows expired and rejected ones.
   *
   * @default ["PENDING"]
   */
  readonly statuses?: readonly InvitationStatus[] | undefined;
  /**
   * Which endpoint to ask: `/invites`, which needs the role Organization Owner and has an announced end, or `/users`, which
   * needs Organization Member. "auto" asks `/invites`, and `/users` once the former is gone, or for statuses that only
   * `/users` knows.
   *
   * @default "auto"
   */
  readonly endpoint?: "auto" | Endpoint | undefined;
  /**
   * Where the Atlas Administration API is. Https, except to this machine itself.
   *
   * @default what the stack's config says, else the environment's `MONGODB_ATLAS_BASE_URL`, else
   * `https://cloud.mongodb.com`
   */
  readonly baseUrl?: string | undefined;
  /**
   * The namespace of the stack's config that holds credentials and base URL. Any other than the default is used alone,
   * without the environment, so that one stack can read organizations with different credentials.
   *
   * @default "mongodbatlas"
   */
  readonly configNamespace?: string | undefined;
  /**
   * What the names of the environment variables begin with that hold credentials and base URL: `SWING_` stands for
   * `SWING_MONGODB_ATLAS_CLIENT_ID` and so on. Only variables with that prefix are used then, and no config of the stack.
   *
   * @default none, the variables without a prefix
   */
  readonly environmentPrefix?: string | undefined;
  /**
   * Whether usernames and inviters are shown as they are, or masked: `a…@acme.com#` and 12 digits that are the same for the
   * same address, in the state, in messages and in reports. Expectations, waivers and baselines work all the same; one of
   * your own sees the masked ones, and finds their domain with `domainOf`.
   *
   * @default "plain"
   */
  readonly usernames?: UsernameDisplay | undefined;
  /**
   * The most seconds that the whole read may take: every request, retry and wait. At most 3600.
   *
   * @default 120
   */
  readonly timeoutSeconds?: number | undefined;
  /**
   * How often to try each request again when that is worth it: after rate limits, 5xx answers and broken connections. At
   * most 20.
   *
   * @default 4
   */
  readonly maxRetries?: number | undefined;
}

/** The name of every input. */
export const listInputNames = [
  "orgId",
  "username",
  "statuses",
  "endpoint",
  "baseUrl",
  "configNamespace",
  "environmentPrefix",
  "usernames",
  "timeoutSeconds",
  "maxRetries",
] as const satisfies readonly (keyof ListInputs)[];

/** What an input is when it is left out. */
export const listInputDefaults = {
  statuses: ["PENDING"],
  endpoint: "auto",
  baseUrl: "https://cloud.mongodb.com",
  configNamespace: "mongodbatlas",
  usernames: "plain",
  timeoutSeconds: 120,
  maxRetries: 4,
} as const satisfies Partial<ListInputs>;

/** Every value an input of few values can have. */
export const listInputValues = {
  statuses: ["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"],
  endpoint: ["auto", "invites", "users"],
  usernames: ["plain", "masked"],
} as const;

/** The same inputs, with `null` also standing for what is left out. */
export type Nullable<Inputs> = { readonly [Name in keyof Inputs]: Inputs[Name] | null };
