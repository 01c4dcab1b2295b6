import { randomBytes } from "node:crypto";
import pLimit from "p-limit";
import { AtlasError } from "../atlas-error";
import type { Secrets } from "../secrets/secrets";
import type { ApiKey } from "../settings/credentials";
import type { Http, HttpRequest, HttpResponse } from "../transport/http";
import { createDigestAuthorization, type DigestChallenge, parseDigestChallenge } from "./digest";
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
export function createDigestSession(key: ApiKey, { exchange }: Http, secrets: Secrets): Session {
  const oneAfterTheOther = pLimit(1);
  let nonce: Nonce | undefined;

  async function send(request: HttpRequest): Promise<HttpResponse> {
    if (!nonce) {
      const first = await exchange(request);
      nonce = readNonce(first);
      if (!nonce) return requireErrorStatus(first);
    }
    const response = await exchange(signRequest(request, nonce));
    const renewed = readNonce(response);
    if (!renewed) return response;
    nonce = renewed;
    const last = await exchange(signRequest(request, renewed));
    nonce = readNonce(last) ?? renewed;
    return last;
  }

  function readNonce(response: HttpResponse): Nonce | undefined {
    if (response.status !== 401) return undefined;
    const challenge = parseDigestChallenge(response.header("www-authenticate"));
    if (!challenge) return undefined;
    secrets.keepBriefly(challenge.nonce);
    return { challenge, count: 0 };
  }

  function signRequest(request: HttpRequest, used: Nonce): HttpRequest {
    used.count += 1;
    const clientNonce = randomBytes(16).toString("hex");
    const { header, response } = createDigestAuthorization(used.challenge, key, {
      method: request.method,
      uri: `${request.url.pathname}${request.url.search}`,
      nonceCount: used.count,
      clientNonce,
    });
    secrets.keepBriefly(clientNonce, response);
    return { ...request, headers: { ...request.headers, authorization: header } };
  }

  return { send: (request) => oneAfterTheOther(send, request) };
}

/** The first response, when it holds no challenge: an error of Atlas, or something that is not Atlas. */
function requireErrorStatus(response: HttpResponse): HttpResponse {
  if (response.status >= 300 && response.status !== 401) return response;
  throw new AtlasError(
    "response-refused",
    `The server did not ask for the digest authentication that Atlas asks for (${response.status}). Check the base URL, ` +
      "and whether a proxy answers in place of Atlas.",
    { status: response.status },
  );
}
