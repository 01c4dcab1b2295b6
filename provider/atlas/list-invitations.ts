import { answerError } from "./answer-error";
import { AtlasError } from "./atlas-error";
import { invitesUrl, invitesVersion, parseInvites } from "./endpoints/invites";
import { fingerprint } from "./fingerprint";
import { byKey, type Invitation } from "./invitation";
import { completeQuestion, type ListInvitationsOptions, type Question, type UnsetOptions } from "./options";
import { printable } from "./printable";
import { sessionOf } from "./sessions/sessions";
import { type Connection, resolveConnection } from "./settings/connection";
import { environmentSource, type SettingSource } from "./settings/setting-source";
import { type Budget, startBudget } from "./transport/budget";
import type { Answer } from "./transport/http";
import { parseHttpDate } from "./transport/http-date";
import { withRetries } from "./transport/retry";

/** The invitations of an organization, complete. */
export interface InvitationList {
  /** Sorted by `username`, then `createdAt`. */
  readonly invitations: readonly Invitation[];
  /** The organization's name, or `null` when no invitation tells it. */
  readonly orgName: string | null;
  /** Which endpoint answered. */
  readonly servedBy: "invites" | "users";
  /** When Atlas will stop serving that endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  readonly sunset: string | null;
  /** A digest of what was invited, 64 hexadecimal digits: equal as long as the invitations are. */
  readonly fingerprint: string;
}

/**
 * Lists the invitations of a MongoDB Atlas organization that nobody has answered yet.
 *
 * @param orgId the organization's id, 24 hexadecimal digits
 * @returns all of them; what is not a complete and understood answer is an error, never a shorter list
 * @throws {@link AtlasError}, whose `code` says what went wrong
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorginvites
 */
export function listInvitations(orgId: string, options: ListInvitationsOptions = {}): Promise<InvitationList> {
  return listInvitationsFrom([environmentSource(process.env)], orgId, options);
}

/** The same, with credentials and base URL from other places than the environment alone. */
export async function listInvitationsFrom(
  sources: readonly SettingSource[],
  orgId: string,
  options: UnsetOptions,
): Promise<InvitationList> {
  const question = completeQuestion({ ...options, orgId });
  const connection = resolveConnection(options, sources);
  const budget = startBudget(question.timeoutSeconds, new URL(connection.baseUrl).host);
  const list = withRetries(() => ask(question, connection, budget), question.maxRetries, budget);
  return Promise.race([list, budget.expired]);
}

async function ask(question: Question, connection: Connection, budget: Budget): Promise<InvitationList> {
  const url = invitesUrl(connection.baseUrl, question.orgId, question.username);
  const answer = await sessionOf(connection).send({ url, headers: { accept: invitesVersion }, budget });
  if (answer.status !== 200) throw answerError(answer, question.orgId);
  requireVersion(answer);
  const invitations = parseInvites(answer.body, question.orgId).sort(byKey);
  return {
    invitations,
    orgName: invitations[0]?.orgName ?? null,
    servedBy: "invites",
    sunset: parseSunset(answer.header("sunset")),
    fingerprint: fingerprint(invitations),
  };
}

/** Another version of an endpoint can mean something else by the same fields, and say so in its Content-Type alone. */
function requireVersion(answer: Answer): void {
  const contentType = answer.header("content-type") ?? "nothing";
  if (contentType.split(";")[0]?.trim() === invitesVersion) return;
  throw new AtlasError(
    "response-refused",
    `The answer is ${printable(contentType)} and not ${invitesVersion}, so it is not the list that was asked for. ` +
      "Check the base URL, and whether a proxy answers in place of Atlas.",
    { status: answer.status },
  );
}

function parseSunset(header: string | undefined): string | null {
  return (
    parseHttpDate(header ?? "")
      ?.toISOString()
      .replace(".000Z", "Z") ?? null
  );
}
