import { authenticate } from "../credentials/authentication";
import type { Claim } from "../credentials/claim";
import { digestChallenge } from "../credentials/digest-verification";
import type { Principal } from "../credentials/principal";
import type { Question } from "../server/question";
import type { World } from "../world";
import { type Answer, errorAnswer, methodNotAllowed, withHeaders } from "./answer";
import { answerInvites } from "./invites";
import { replyToClient } from "./oauth";
import type { Reply } from "./reply";
import { isOAuthRoute, type OrganizationRoute, type Route } from "./route";
import { answerUsers } from "./users";

/** Replies to a question as Atlas would when nothing is wrong with it. `body` is null when it was too long to read. */
export function reply(question: Question, route: Route, claim: Claim | null, body: string | null, world: World): Reply {
  if (route.endpoint === null) return { authenticated: false, answer: () => errorAnswer(404, question.path) };
  if (isOAuthRoute(route)) return replyToClient(question, route, claim, body, world);
  if (question.method !== "GET") return { authenticated: false, answer: () => methodNotAllowed("GET") };
  const principal = authenticate(question, claim, world);
  if (!principal) return { authenticated: false, answer: () => notAuthenticated(question.path) };
  return { authenticated: true, answer: () => answerWithinLimit(question, route, principal, world) };
}

/** Gives an answer 401 a new challenge, as all those of the API have one; any other answer stays as it is. */
export function withChallenge(answer: Answer, route: Route, world: World): Answer {
  if (answer.status !== 401 || isOAuthRoute(route)) return answer;
  return withHeaders(answer, { "WWW-Authenticate": digestChallenge(world.nonces.issue()) });
}

function notAuthenticated(path: string): Answer {
  return errorAnswer(401, path, { errorCode: null, detail: "You are not authorized for this resource." });
}

function answerWithinLimit(question: Question, route: OrganizationRoute, principal: Principal, world: World): Answer {
  const { capacity, refill, refillSeconds } = world.rateLimiter.limit;
  const ration = world.rateLimiter.take(`${route.orgId}/${route.endpoint}`);
  if ("retryAfterSeconds" in ration) {
    const parameters = [question.path, ration.retryAfterSeconds, capacity, refill, refillSeconds];
    const refused = errorAnswer(429, question.path, { parameters });
    return withHeaders(refused, { "Retry-After": String(ration.retryAfterSeconds) });
  }
  const answerRoute = route.endpoint === "invites" ? answerInvites : answerUsers;
  const answer = answerRoute(question, route.orgId, principal, world);
  if (answer.status !== 200) return answer;
  return withHeaders(answer, {
    "RateLimit-Limit": String(capacity),
    "RateLimit-Remaining": String(ration.remaining),
  });
}
