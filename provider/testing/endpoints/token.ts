import type { ServiceAccountFixture } from "../credentials/service-account";
import type { Tokens } from "../credentials/tokens";
import { type Answer, createErrorAnswer, withHeaders } from "./answer";
import { createOAuthErrorAnswer, createTokenAnswer } from "./oauth-answer";
import type { RequestWindow } from "./request-window";

/** What the route answers from. */
export interface TokenWorld {
  readonly tokens: Tokens;
  readonly tokenLifetimeSeconds: number;
  readonly tokenRequests: RequestWindow;
}

/** Answers `POST /api/oauth/token` to a service account that has proved itself. */
export function answerToken(form: URLSearchParams, account: ServiceAccountFixture, world: TokenWorld): Answer {
  if (form.get("grant_type") !== "client_credentials") {
    return createOAuthErrorAnswer(400, "unsupported_grant_type", "The grant type must be client_credentials.");
  }
  const token = world.tokens.mint(account);
  if (token === null) {
    return createOAuthErrorAnswer(
      403,
      "access_denied",
      "The service account has too many access tokens. Revoke one first.",
    );
  }
  return createTokenAnswer(token, world.tokenLifetimeSeconds);
}

/** The answer to one token request too many. */
export function refuseTokenRequest(path: string, retryAfterSeconds: number, { tokenRequests }: TokenWorld): Answer {
  const details = { errorCode: "RATE_LIMITED", parameters: [path, tokenRequests.perMinute, 1] };
  return withHeaders(createErrorAnswer(429, path, details), { "Retry-After": String(retryAfterSeconds) });
}
