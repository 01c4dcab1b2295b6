import { AtlasError } from "../atlas-error";
import type { Budget } from "../transport/budget";
import type { Http, HttpRequest, HttpResponse } from "../transport/http";
import { type Session, withBearer } from "./session";
import type { Token, TokenEndpoint } from "./token-endpoint";

/** Starts a session that holds one access token: minted once, used by all requests, and renewed before it expires. */
export function createServiceAccountSession(endpoint: TokenEndpoint, { exchange }: Http): Session {
  let current: Token | undefined;
  let minting: Promise<Token> | undefined;
  let refused: Token[] = [];

  async function send(request: HttpRequest): Promise<HttpResponse> {
    const token = await freshToken(request.budget);
    const response = await exchange(withBearer(request, token.accessToken));
    if (response.status !== 401) return response;
    // Atlas can end a token before its time. If it has not, other requests are still using this one.
    if (current === token) {
      current = undefined;
      refused.push(token);
    }
    const { accessToken } = await freshToken(request.budget);
    return exchange(withBearer(request, accessToken));
  }

  async function freshToken(budget: Budget): Promise<Token> {
    if (isFresh(current)) return current;
    minting ??= mint(budget).finally(() => {
      minting = undefined;
    });
    try {
      return await minting;
    } catch (error) {
      const outOfTime = error instanceof AtlasError && error.code === "timed-out";
      if (!outOfTime || budget.signal.aborted) throw error;
      // Whoever minted for all had less time than this request has.
      return freshToken(budget);
    }
  }

  async function mint(budget: Budget): Promise<Token> {
    current = await endpoint.mint(budget);
    return current;
  }

  async function end(): Promise<void> {
    await minting?.catch(() => undefined);
    const tokens = current ? [...refused, current] : refused;
    current = undefined;
    refused = [];
    await Promise.all(tokens.map((token) => endpoint.revoke(token)));
  }

  return { send, end };
}

function isFresh(token: Token | undefined): token is Token {
  return token !== undefined && performance.now() < token.renewAt;
}
