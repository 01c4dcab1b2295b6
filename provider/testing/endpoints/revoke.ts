import type { ServiceAccountFixture } from "../credentials/service-account";
import type { Tokens } from "../credentials/tokens";
import type { Answer } from "./answer";
import { createOAuthErrorAnswer } from "./oauth-answer";

/**
 * Answers `POST /api/oauth/revoke` to a service account that has proved itself, by
 * [RFC 7009](https://www.rfc-editor.org/rfc/rfc7009#section-2.2): a token that is unknown is as good as revoked, and to
 * this account, so is a token of another one.
 */
export function answerRevoke(form: URLSearchParams, account: ServiceAccountFixture, tokens: Tokens): Answer {
  const token = form.get("token");
  if (!token) return createOAuthErrorAnswer(400, "invalid_request", "The token to revoke is missing.");
  tokens.revoke(token, account);
  return { status: 200, headers: {}, body: "" };
}
