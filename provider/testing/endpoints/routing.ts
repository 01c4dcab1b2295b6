import { authenticate } from "../credentials/authentication";
import type { Claim } from "../credentials/claim";
import { createDigestChallenge } from "../credentials/digest-verification";
import type { Principal } from "../credentials/principal";
import type { EmulatorRequest } from "../http/emulator-request";
import { type Answer, createErrorAnswer, refuseMethod, withHeaders } from "./answer";
import { answerInvites, type InvitesWorld } from "./invites";
import { type OAuthWorld, replyToClient } from "./oauth";
import type { RateLimiter } from "./rate-limit";
import type { Reply } from "./reply";
import { isOAuthRoute, type OrganizationRoute, type Route } from "./route";
import { answerUsers, type UsersWorld } from "./users";

/** Everything an answer depends on besides the request. */
export interface World extends InvitesWorld, UsersWorld, OAuthWorld {
  readonly rateLimiter: RateLimiter;
}

/** Replies to a request as Atlas would when nothing is wrong with it. `body` is null when it was too long to read. */
export function replyToRequest(
  request: EmulatorRequest,
  route: Route,
  claim: Claim | null,
  body: string | null,
  world: World,
): Reply {
  if (route.endpoint === null) return { authenticated: false, answer: () => createErrorAnswer(404, request.path) };
  if (isOAuthRoute(route)) return replyToClient(request, route, claim, body, world);
  if (request.method !== "GET") return { authenticated: false, answer: () => refuseMethod("GET") };
  const principal = authenticate(request, claim, world);
  if (!principal) return { authenticated: false, answer: () => refuseStranger(request.path) };
  return { authenticated: true, answer: () => answerWithinLimit(request, route, principal, world) };
}

/** Gives an answer 401 a new challenge, as all those of the API have one; any other answer stays as it is. */
export function withChallenge(answer: Answer, route: Route, world: World): Answer {
  if (answer.status !== 401 || isOAuthRoute(route)) return answer;
  return withHeaders(answer, { "WWW-Authenticate": createDigestChallenge(world.nonces.issue()) });
}

function refuseStranger(path: string): Answer {
  return createErrorAnswer(401, path, { errorCode: null, detail: "You are not authorized for this resource." });
}

function answerWithinLimit(
  request: EmulatorRequest,
  route: OrganizationRoute,
  principal: Principal,
  world: World,
): Answer {
  const { capacity, refill, refillSeconds } = world.rateLimiter.limit;
  const ration = world.rateLimiter.take(`${route.orgId}/${route.endpoint}`);
  if ("retryAfterSeconds" in ration) {
    const parameters = [request.path, ration.retryAfterSeconds, capacity, refill, refillSeconds];
    const refused = createErrorAnswer(429, request.path, { parameters });
    return withHeaders(refused, { "Retry-After": String(ration.retryAfterSeconds) });
  }
  const answerRoute = route.endpoint === "invites" ? answerInvites : answerUsers;
  const answer = answerRoute(request, route.orgId, principal, world);
  if (answer.status !== 200) return answer;
  return withHeaders(answer, {
    "RateLimit-Limit": String(capacity),
    "RateLimit-Remaining": String(ration.remaining),
  });
}
