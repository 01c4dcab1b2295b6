import { z } from "zod";
import { AtlasError } from "./atlas-error";
import type { InvitationStatus } from "./invitation";
import { printable } from "./printable";
import type { Credentials } from "./settings/credentials";

/** An endpoint of Atlas that lists invitations. */
export type Endpoint = "invites" | "users";

/** How to ask for the invitations of an organization. */
export interface ListInvitationsOptions {
  /**
   * What Atlas knows the caller by.
   *
   * @default the environment: `MONGODB_ATLAS_ACCESS_TOKEN`, else `MONGODB_ATLAS_CLIENT_ID` and
   * `MONGODB_ATLAS_CLIENT_SECRET`, else `MONGODB_ATLAS_PUBLIC_API_KEY` and `MONGODB_ATLAS_PRIVATE_API_KEY` or their older
   * names
   */
  readonly credentials?: Credentials | undefined;
  /**
   * Where the Atlas Administration API is. Https, except to this machine itself.
   *
   * @default the environment's `MONGODB_ATLAS_BASE_URL`, else `https://cloud.mongodb.com`
   */
  readonly baseUrl?: string | undefined;
  /**
   * Which endpoint to ask: `/invites`, which needs the role Organization Owner and has an announced end, or `/users`, which
   * needs Organization Member. "auto" asks `/invites`, and `/users` once the former is gone, or for statuses that only
   * `/users` knows.
   *
   * @default "auto"
   */
  readonly endpoint?: "auto" | Endpoint | undefined;
  /**
   * Which invitations to list.
   *
   * @default ["PENDING"]
   */
  readonly statuses?: readonly InvitationStatus[] | undefined;
  /** Lists the invitations of this e-mail address alone; the API's own filter. */
  readonly username?: string | undefined;
  /**
   * The most seconds that all of it may take: every request, retry and wait.
   *
   * @default 120
   */
  readonly timeoutSeconds?: number | undefined;
  /**
   * How often to try each request again when that is worth it: after rate limits, 5xx answers and broken connections.
   *
   * @default 4
   */
  readonly maxRetries?: number | undefined;
}

/** The same, with `null` also standing for what is not set. */
export type UnsetOptions = { readonly [Option in keyof ListInvitationsOptions]: ListInvitationsOptions[Option] | null };

const optional = <Value extends z.ZodType>(value: Value) => value.nullish().transform((given) => given ?? undefined);

const statuses = ["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"] as const;
const oneOfStatuses = `must be a list of ${statuses.join(", ")}`;

const questionSchema = z.object({
  orgId: z.string("must be text").regex(/^[0-9a-f]{24}$/, "must be 24 hexadecimal digits in lower case"),
  username: optional(z.string("must be text").min(1, "must not be empty")),
  endpoint: optional(z.enum(["auto", "invites", "users"], 'must be "auto", "invites" or "users"')).transform(
    (endpoint) => endpoint ?? "auto",
  ),
  statuses: optional(z.array(z.enum(statuses, oneOfStatuses), oneOfStatuses).min(1, "must not be empty")).transform(
    (given) => (given ? statuses.filter((status) => given.includes(status)) : (["PENDING"] as const)),
  ),
  timeoutSeconds: optional(
    z.number("must be a number").positive("must be greater than 0").max(3600, "must be at most 3600"),
  ).transform((seconds) => seconds ?? 120),
  maxRetries: optional(
    z.int("must be a whole number").min(0, "must not be negative").max(20, "must be at most 20"),
  ).transform((retries) => retries ?? 4),
});

/** A question to Atlas with nothing left open. */
export type Question = z.output<typeof questionSchema>;

const optionNames = [
  "credentials",
  "baseUrl",
  "endpoint",
  "statuses",
  "username",
  "timeoutSeconds",
  "maxRetries",
] as const satisfies (keyof ListInvitationsOptions)[];

/**
 * Refuses options that there are not: a misspelt one would be a question about less than its author believes.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the option
 */
export function requireKnownOptions(options: object): void {
  const foreign = Object.keys(options).find((name) => !optionNames.some((known) => known === name));
  if (foreign === undefined) return;
  throw new AtlasError(
    "configuration",
    `There is no option ${printable(foreign)}. There are: ${optionNames.join(", ")}.`,
  );
}

/**
 * Completes the question once, at the border.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the option and the value received
 */
export function completeQuestion(input: Record<string, unknown>): Question {
  const parsed = questionSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const option = String(issue?.path[0] ?? "options");
    const received = printable(textOf(input[option]));
    throw new AtlasError("configuration", `${option} ${issue?.message ?? "is not valid"}. Received: ${received}`);
  }
  const { endpoint, statuses: wanted } = parsed.data;
  const unlisted = wanted.find((status) => status !== "PENDING");
  if (endpoint === "invites" && unlisted) {
    throw new AtlasError(
      "configuration",
      `statuses contains ${unlisted}, which the endpoint /invites does not list. Leave endpoint out, or set it to "users".`,
    );
  }
  return parsed.data;
}

/** A value as JSON, as far as it can be: programs of JavaScript give anything. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return String(value);
  }
}
