import * as z from "zod/mini";
import { AtlasError } from "../atlas-error";
import { parseJson } from "../json";
import { type ErrorBody, parseTokenErrorBody } from "../responses/error-body";
import { type Explanation, responseError } from "../responses/response-error";
import type { Secrets } from "../secrets/secrets";
import { encodeBasic, type ServiceAccount } from "../settings/credentials";
import { type Budget, startBudget } from "../transport/budget";
import type { Http, HttpRequest, HttpResponse } from "../transport/http";

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

/** Where a service account gets its access tokens and gives them back. */
export interface TokenEndpoint {
  /**
   * Gets an access token.
   *
   * @throws {@link AtlasError}, whose `code` says what went wrong
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
   */
  mint(budget: Budget): Promise<Token>;
  /**
   * Gives an access token back, as an account may hold 100 of them. When that fails, it expires by itself. Never rejects.
   *
   * @see https://www.rfc-editor.org/rfc/rfc7009
   */
  revoke(token: Token): Promise<void>;
}

const tokenSchema = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
  expires_in: z.number().check(z.positive()),
  token_type: z.string().check(z.regex(/^bearer$/i)),
});

/** Nobody waits for a revocation, so it may not last. */
const secondsToRevoke = 2;

/** Makes the token endpoint of one service account. */
export function createTokenEndpoint(client: TokenClient, http: Http, secrets: Secrets): TokenEndpoint {
  const { baseUrl, account } = client;
  const { host } = new URL(baseUrl);
  const authorization = `Basic ${encodeBasic(account)}`;

  function requestTo(path: string, form: Readonly<Record<string, string>>, budget: Budget): HttpRequest {
    const headers = { accept: "application/json", authorization };
    return { method: "POST", url: new URL(`${baseUrl}/api/oauth/${path}`), headers, form, budget };
  }

  return {
    async mint(budget) {
      const response = await http.exchange(requestTo("token", { grant_type: "client_credentials" }, budget));
      if (response.status !== 200) throw tokenError(response, client);
      const { accessToken, seconds } = parseToken(response);
      secrets.keep(accessToken);
      const milliseconds = seconds * 1000;
      const renewAt = performance.now() + milliseconds - Math.min(60_000, milliseconds / 10);
      return { accessToken, renewAt };
    },
    async revoke({ accessToken }) {
      const budget = startBudget(secondsToRevoke, (seconds) => http.timeoutError(host, seconds));
      const form = { token: accessToken, token_type_hint: "access_token" };
      // The process may be about to exit, while reads that hang, or wait for a limit of the rate, hold every turn.
      // A request whose connection is still being opened does not hear of the end of its budget.
      await Promise.race([http.exchangeAtOnce(requestTo("revoke", form, budget)), budget.expired]).catch(
        () => undefined,
      );
      budget.release();
    },
  };
}

function parseToken(response: HttpResponse): { accessToken: string; seconds: number } {
  const parsed = tokenSchema.safeParse(parseJson(response.body));
  if (parsed.success) return { accessToken: parsed.data.access_token, seconds: parsed.data.expires_in };
  const place = parsed.error.issues[0]?.path.join(".") || "the body is not its JSON";
  throw new AtlasError(
    "response-refused",
    `The answer to the request for an access token is not as Atlas sends it (${place}). Check the base URL, and ` +
      "whether a proxy answers in place of Atlas.",
    { status: 200 },
  );
}

function tokenError(response: HttpResponse, { baseUrl, origin }: TokenClient): AtlasError {
  const explain = (status: number, said: string, { errorCode }: ErrorBody): Explanation | undefined => {
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
  };
  return responseError(response, "service account", explain, parseTokenErrorBody(response));
}
