import * as z from "zod/mini";
import { AtlasError } from "./atlas-error";
import { type Endpoint, type InvitationStatus, listInputDefaults, listInputValues } from "./list-inputs";
import type { Secrets } from "./secrets/secrets";
import { domainOf, isMasked } from "./username";

/** What to ask Atlas for, with nothing left open. */
export interface ListQuery {
  readonly orgId: string;
  readonly username: string | undefined;
  readonly endpoint: "auto" | Endpoint;
  /** In the order of the API's own list, each once. */
  readonly statuses: readonly InvitationStatus[];
  readonly timeoutSeconds: number;
  readonly maxRetries: number;
}

const oneOfStatuses = `must be a list of ${listInputValues.statuses.join(", ")}`;

const schema = z.object({
  orgId: z.string("must be text").check(z.regex(/^[0-9a-f]{24}$/, "must be 24 hexadecimal digits in lower case")),
  username: z.nullish(z.string("must be text").check(z.refine(isPlainAddress, "must be one e-mail address"))),
  endpoint: z.nullish(z.enum(listInputValues.endpoint, 'must be "auto", "invites" or "users"')),
  statuses: z.nullish(
    z.array(z.enum(listInputValues.statuses, oneOfStatuses), oneOfStatuses).check(z.minLength(1, "must not be empty")),
  ),
  timeoutSeconds: z.nullish(
    z.number("must be a number").check(z.gt(0, "must be greater than 0"), z.lte(3600, "must be at most 3600")),
  ),
  maxRetries: z.nullish(
    z.int("must be a whole number").check(z.gte(0, "must not be negative"), z.lte(20, "must be at most 20")),
  ),
});

/**
 * Completes what is asked for once, at the border.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the option and the value received
 */
export function completeListQuery(input: Record<string, unknown>, secrets: Secrets): ListQuery {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const option = String(issue?.path[0] ?? "options");
    const received = secrets.show(describeValue(input[option]));
    throw new AtlasError("configuration", `${option} ${issue?.message ?? "is not valid"}. Received: ${received}`);
  }
  const { orgId, username, endpoint, timeoutSeconds, maxRetries } = parsed.data;
  const wanted: readonly InvitationStatus[] = parsed.data.statuses ?? listInputDefaults.statuses;
  const statuses = listInputValues.statuses.filter((status) => wanted.includes(status));
  const unlisted = statuses.find((status) => status !== "PENDING");
  if (endpoint === "invites" && unlisted) {
    throw new AtlasError(
      "configuration",
      `statuses contains ${unlisted}, which the endpoint /invites does not list. Leave endpoint out, or set it to "users".`,
    );
  }
  return {
    orgId,
    username: username ?? undefined,
    endpoint: endpoint ?? listInputDefaults.endpoint,
    statuses,
    timeoutSeconds: timeoutSeconds ?? listInputDefaults.timeoutSeconds,
    maxRetries: maxRetries ?? listInputDefaults.maxRetries,
  };
}

function isPlainAddress(text: string): boolean {
  return domainOf(text) !== "" && !isMasked(text);
}

/** A value as JSON, as far as it can be: programs of JavaScript give anything. */
function describeValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return `something of type ${typeof value}`;
  }
}
