import { z } from "zod";
import { answerError } from "../answers/answer-error";
import { AtlasError } from "../atlas-error";
import { parseJson } from "../json";
import { printable } from "../printable";
import { keepSecret } from "../secrets";
import { basicOf, type ServiceAccount } from "../settings/credentials";
import { type Budget, startBudget } from "../transport/budget";
import { type Answer, exchange } from "../transport/http";

/** Who asks for tokens, and where. */
export interface TokenClient {
  readonly baseUrl: string;
  readonly account: ServiceAccount;
  /** Where the account was found, for a reader. */
  readonly origin: string;
}

/** An access token of a service account. */
export interface Token {
  readonly accessToken: string;
  /** When to get the next one, on the clock of `performance.now()`: a minute before it expires, or a tenth of its life. */
  readonly renewAt: number;
}

const tokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive(),
  token_type: z.string().regex(/^bearer$/i),
});

/** Nobody waits for a revocation, so it may not last. */
const secondsToRevoke = 2;

/**
 * Gets an access token.
 *
 * @throws {@link AtlasError}, whose `code` says what went wrong
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export async function mintToken(client: TokenClient, budget: Budget): Promise<Token> {
  const answer = await post("token", client, { grant_type: "client_credentials" }, budget);
  if (answer.status !== 200) throw tokenError(answer, client);
  const parsed = tokenSchema.safeParse(parseJson(answer.body));
  if (!parsed.success) {
    const place = printable(parsed.error.issues[0]?.path.join(".") || "the body is not its JSON");
    throw new AtlasError(
      "response-refused",
      `The answer to the request for an access token is not as Atlas sends it (${place}). Check the base URL, and ` +
        "whether a proxy answers in place of Atlas.",
      { status: 200 },
    );
  }
  keepSecret(parsed.data.access_token);
  const milliseconds = parsed.data.expires_in * 1000;
  const renewAt = performance.now() + milliseconds - Math.min(60_000, milliseconds / 10);
  return { accessToken: parsed.data.access_token, renewAt };
}

/**
 * Gives an access token back, as an account may hold 100 of them. When that fails, it expires by itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7009
 */
export async function revokeToken(client: TokenClient, { accessToken }: Token): Promise<void> {
  const form = { token: accessToken, token_type_hint: "access_token" };
  const budget = startBudget(secondsToRevoke, new URL(client.baseUrl).host);
  await post("revoke", client, form, budget).catch(() => undefined);
}

function post(
  endpoint: "token" | "revoke",
  { baseUrl, account }: TokenClient,
  form: Readonly<Record<string, string>>,
  budget: Budget,
): Promise<Answer> {
  const authorization = `Basic ${basicOf(account)}`;
  return exchange({
    method: "POST",
    url: new URL(`${baseUrl}/api/oauth/${endpoint}`),
    headers: { accept: "application/json", authorization },
    form,
    budget,
  });
}

function tokenError(answer: Answer, { baseUrl, origin }: TokenClient): AtlasError {
  return answerError(answer, "service account", (status, said, { errorCode }) => {
    if (status === 403 && errorCode === "access_denied") {
      return [
        "token-limit",
        `Atlas gave the service account in ${origin} no access token (${said}). It can hold 100 live ones: find out who gets them ` +
          "without revoking them, and run again when some have expired, which takes an hour at most.",
      ];
    }
    if (status === 401 || errorCode === "invalid_client") {
      return [
        "authentication",
        `Atlas at ${new URL(baseUrl).host} did not accept the service account in ${origin} (${said}). Check the client ` +
          "id and the client secret, that the secret has not expired, and the base URL.",
      ];
    }
    return undefined;
  });
}
