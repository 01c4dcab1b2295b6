import { type AuthenticationWorld, authenticateClient } from "../credentials/authentication";
import type { Claim } from "../credentials/claim";
import type { ServiceAccountFixture } from "../credentials/service-account";
import type { EmulatorRequest } from "../http/emulator-request";
import { readForm } from "../http/request-body";
import { type Answer, refuseMethod } from "./answer";
import { createOAuthErrorAnswer } from "./oauth-answer";
import type { Reply } from "./reply";
import { answerRevoke } from "./revoke";
import type { OAuthRoute } from "./route";
import { answerToken, refuseTokenRequest, type TokenWorld } from "./token";

/** What the authorization server answers from. */
export interface OAuthWorld extends AuthenticationWorld, TokenWorld {}

/** Replies to a request of the authorization server. `body` is null when it was too long to read. */
export function replyToClient(
  request: EmulatorRequest,
  route: OAuthRoute,
  claim: Claim | null,
  body: string | null,
  world: OAuthWorld,
): Reply {
  if (request.method !== "POST") return { authenticated: false, answer: () => refuseMethod("POST") };
  const account = authenticateClient(claim, world);
  return { authenticated: account !== null, answer: () => answerClient(request, route, account, body, world) };
}

function answerClient(
  { path, contentType }: EmulatorRequest,
  { endpoint }: OAuthRoute,
  account: ServiceAccountFixture | null,
  body: string | null,
  world: OAuthWorld,
): Answer {
  const retryAfterSeconds = endpoint === "token" ? world.tokenRequests.enter() : null;
  if (retryAfterSeconds !== null) return refuseTokenRequest(path, retryAfterSeconds, world);
  if (!account) return createOAuthErrorAnswer(401, "invalid_client", "The client id or the client secret is wrong.");
  if (body === null) return createOAuthErrorAnswer(413, "invalid_request", "The body is too long.");
  const form = readForm(contentType, body);
  return endpoint === "token" ? answerToken(form, account, world) : answerRevoke(form, account, world.tokens);
}
