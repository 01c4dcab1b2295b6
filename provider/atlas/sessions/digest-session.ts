import { randomBytes } from "node:crypto";
import { AtlasError } from "../atlas-error";
import type { ApiKey } from "../settings/credentials";
import { type Answer, exchange, type Request } from "../transport/http";
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from "./digest";

/** Sends requests as one API key, with as few challenges as can be. */
export interface DigestSession {
  /** Sends a request and resolves with the final answer, which is a 401 when Atlas did not accept the key. */
  send(request: Request): Promise<Answer>;
}

/** A challenge and how often it was answered. */
interface Nonce {
  readonly challenge: DigestChallenge;
  count: number;
}

/** Starts a session that holds one nonce, asked for once, used by all requests, and renewed when Atlas refuses it. */
export function createDigestSession(key: ApiKey): DigestSession {
  let shared: Promise<Nonce | undefined> | undefined;

  async function send(request: Request): Promise<Answer> {
    const asked = shared ? undefined : exchange(request);
    if (asked) {
      shared = asked.then(nonceOf, () => undefined);
      shared.then((nonce) => {
        if (!nonce) shared = undefined;
      });
    }
    const nonce = await shared;
    if (nonce) return sendWith(nonce, request);
    return asked ? challenged(await asked) : send(request);
  }

  async function sendWith(nonce: Nonce, request: Request): Promise<Answer> {
    const answer = await answerTo(nonce, request);
    const renewed = nonceOf(answer);
    if (!renewed) return answer;
    // The new nonce is shared once it has served: until then no other request can overtake its first count.
    const second = await answerTo(renewed, request);
    if (second.status !== 401) shared = Promise.resolve(renewed);
    return second;
  }

  function answerTo(nonce: Nonce, { url, headers, budget }: Request): Promise<Answer> {
    nonce.count += 1;
    const authorization = digestAuthorization(nonce.challenge, key, {
      method: "GET",
      uri: `${url.pathname}${url.search}`,
      nonceCount: nonce.count,
      clientNonce: randomBytes(16).toString("hex"),
    });
    return exchange({ url, headers: { ...headers, authorization }, budget });
  }

  return { send };
}

/** The first answer, when it holds no challenge: an error of Atlas, or something that is not Atlas. */
function challenged(answer: Answer): Answer {
  if (answer.status >= 300 && answer.status !== 401) return answer;
  throw new AtlasError(
    "response-refused",
    `The server did not ask for the digest authentication that Atlas asks for (${answer.status}). Check the base URL, ` +
      "and whether a proxy answers in place of Atlas.",
    { status: answer.status },
  );
}

function nonceOf(answer: Answer): Nonce | undefined {
  const challenge = answer.status === 401 ? parseDigestChallenge(answer.header("www-authenticate")) : undefined;
  return challenge && { challenge, count: 0 };
}
