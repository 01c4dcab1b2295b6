import { type Answer, errorAnswer, withHeaders } from "./answer";
import type { ApiKeyFixture } from "./api-key";
import { type DigestClaim, digestChallenge, verifyDigest } from "./digest-verification";
import { answerInvites, type InvitesWorld, invitesOrgId } from "./invites";
import type { Nonces } from "./nonces";
import type { Question } from "./question";

/** Everything an answer depends on besides the question. */
export interface World extends InvitesWorld {
  readonly apiKeys: readonly ApiKeyFixture[];
  readonly nonces: Nonces;
}

/** An answer, and whether the question came from a known key. */
export interface Reply {
  readonly answer: Answer;
  readonly authenticated: boolean;
}

/** Answers a question as Atlas would when nothing is wrong with it. */
export function reply(question: Question, claim: DigestClaim | null, world: World): Reply {
  const orgId = invitesOrgId(question.path);
  if (orgId === null) return anonymous(errorAnswer(404, question.path));
  if (question.method !== "GET") return anonymous({ status: 405, headers: { Allow: "GET" }, body: "" });
  const apiKey = claim && verifyDigest(claim, question, world.apiKeys, world.nonces);
  if (!apiKey) return anonymous(withChallenge(notAuthenticated(question.path), world.nonces));
  return { answer: withChallenge(answerInvites(question, orgId, apiKey, world), world.nonces), authenticated: true };
}

/** Gives an answer 401 a new challenge, as all of Atlas's have one; any other answer stays as it is. */
export function withChallenge(answer: Answer, nonces: Nonces): Answer {
  if (answer.status !== 401) return answer;
  return withHeaders(answer, { "WWW-Authenticate": digestChallenge(nonces.issue()) });
}

function notAuthenticated(path: string): Answer {
  return errorAnswer(401, path, { errorCode: null, detail: "You are not authorized for this resource." });
}

function anonymous(answer: Answer): Reply {
  return { answer, authenticated: false };
}
