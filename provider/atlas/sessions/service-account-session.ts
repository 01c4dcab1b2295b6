import { setTimeout as wait } from "node:timers/promises";
import { AtlasError } from "../atlas-error";
import type { Budget } from "../transport/budget";
import type { Http, HttpRequest, HttpResponse } from "../transport/http";
import { type Session, withBearer } from "./session";
import type { Token, TokenEndpoint } from "./token-endpoint";

/** Whoever interrupts does not wait longer for a token that is on its way, only to give it back. */
const secondsToMint = 1;

/**
 * Starts a session that holds one access token: minted once, used by all requests, and renewed before it expires.
 *
 * @param over once it is aborted, the session mints no more, and a token that still arrives is given back at once
 */
export function createServiceAccountSession(endpoint: TokenEndpoint, { exchange }: Http, over: AbortSignal): Session {
  let current: Token | undefined;
  let minting: Promise<Token> | undefined;
  let refused: Token[] = [];
  let revoking: Promise<unknown> = Promise.resolve();

  async function send(request: HttpRequest): Promise<HttpResponse> {
    const token = await getFreshToken(request.budget);
    const response = await exchange(withBearer(request, token.accessToken));
    if (response.status !== 401) return response;
    // Atlas can end a token before its time. If it has not, other requests are still using this one.
    if (current === token) {
      current = undefined;
      refused.push(token);
    }
    const { accessToken } = await getFreshToken(request.budget);
    return exchange(withBearer(request, accessToken));
  }

  async function getFreshToken(budget: Budget): Promise<Token> {
    if (over.aborted) throw overError();
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
      return getFreshToken(budget);
    }
  }

  async function mint(budget: Budget): Promise<Token> {
    const token = await endpoint.mint(budget);
    if (over.aborted) {
      revoke([token]);
      throw overError();
    }
    current = token;
    return token;
  }

  async function end(): Promise<void> {
    const minted = minting?.catch(() => undefined);
    await (over.aborted ? Promise.race([minted, wait(secondsToMint * 1000, undefined, { ref: false })]) : minted);
    const tokens = current ? [...refused, current] : refused;
    current = undefined;
    refused = [];
    revoke(tokens);
    await revoking;
  }

  /** Whoever ends the session after this waits for it, too: the process may be about to exit. */
  function revoke(tokens: readonly Token[]): void {
    revoking = Promise.all([revoking, ...tokens.map((token) => endpoint.revoke(token))]);
  }

  return { send, end };
}

function overError(): AtlasError {
  return new AtlasError(
    "authentication",
    "No access token was asked for, as this run was interrupted and has given its tokens back. Run it again.",
  );
}

function isFresh(token: Token | undefined): token is Token {
  return token !== undefined && performance.now() < token.renewAt;
}
