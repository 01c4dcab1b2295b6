import { randomBytes } from "node:crypto";
import pLimit from "p-limit";
import { AtlasError } from "../atlas-error";
import type { ApiKey } from "../settings/credentials";
import { type Answer, exchange, type Request } from "../transport/http";
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from "./digest";
import type { Session } from "./session";

/** A challenge and how often it was answered. */
interface Nonce {
  readonly challenge: DigestChallenge;
  count: number;
}

/**
 * Starts a session that asks for one challenge and answers it in every request, until Atlas no longer takes its nonce. One
 * request goes after the other: a server may refuse a nonce whose count does not rise, and requests overtake each other.
 */
export function createDigestSession(key: ApiKey): Session {
  const oneAfterTheOther = pLimit(1);
  let nonce: Nonce | undefined;

  async function send(request: Request): Promise<Answer> {
    if (!nonce) {
      const first = await exchange(request);
      nonce = nonceIn(first);
      if (!nonce) return unchallenged(first);
    }
    const answer = await exchange(signed(request, nonce, key));
    const renewed = nonceIn(answer);
    if (!renewed) return answer;
    nonce = renewed;
    return exchange(signed(request, renewed, key));
  }

  return { send: (request) => oneAfterTheOther(send, request) };
}

/** The first answer, when it holds no challenge: an error of Atlas, or something that is not Atlas. */
function unchallenged(answer: Answer): Answer {
  if (answer.status >= 300 && answer.status !== 401) return answer;
  throw new AtlasError(
    "response-refused",
    `The server did not ask for the digest authentication that Atlas asks for (${answer.status}). Check the base URL, ` +
      "and whether a proxy answers in place of Atlas.",
    { status: answer.status },
  );
}

function nonceIn(answer: Answer): Nonce | undefined {
  const challenge = answer.status === 401 ? parseDigestChallenge(answer.header("www-authenticate")) : undefined;
  return challenge && { challenge, count: 0 };
}

function signed(request: Request, nonce: Nonce, key: ApiKey): Request {
  nonce.count += 1;
  const authorization = digestAuthorization(nonce.challenge, key, {
    method: request.method,
    uri: `${request.url.pathname}${request.url.search}`,
    nonceCount: nonce.count,
    clientNonce: randomBytes(16).toString("hex"),
  });
  return { ...request, headers: { ...request.headers, authorization } };
}
