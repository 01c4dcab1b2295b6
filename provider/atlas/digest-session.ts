import { randomBytes } from "node:crypto";
import type { ApiKey } from "./credentials";
import { type DigestChallenge, digestAuthorization, parseDigestChallenge } from "./digest";
import { type Answer, exchange, type Request } from "./http";

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
    if (asked) shared = asked.then(nonceOf, () => undefined).then((nonce) => keep(nonce));
    const nonce = await shared;
    if (nonce) return sendWith(nonce, request);
    return asked ?? send(request);
  }

  function keep(nonce: Nonce | undefined): Nonce | undefined {
    if (!nonce) shared = undefined;
    return nonce;
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

function nonceOf(answer: Answer): Nonce | undefined {
  const challenge = answer.status === 401 ? parseDigestChallenge(answer.header("www-authenticate")) : undefined;
  return challenge && { challenge, count: 0 };
}
