import { randomBytes } from "node:crypto";
import type { ServiceAccountFixture } from "./service-account";

/** The access tokens that were minted. */
export interface Tokens {
  /** A new token of the account, or null when the account already holds as many live tokens as it may. */
  mint(account: ServiceAccountFixture): string | null;
  /** Whose token it is, or was, or null for a token that was never minted. */
  mintedFor(token: string): ServiceAccountFixture | null;
  /** False for a token that has expired, was revoked, or was never minted. */
  isLive(token: string): boolean;
  /** Ends the life of a token; does nothing unless it is one of the account. */
  revoke(token: string, account: ServiceAccountFixture): void;
  /** Ends the life of every token. */
  expire(): void;
  /** How many tokens live, of all accounts. */
  liveCount(): number;
}

/** Holds the tokens. `now` answers milliseconds and never runs backwards. */
export function createTokens(lifetimeSeconds: number, mostLiveTokens: number, now: () => number): Tokens {
  // Those that ended are kept as well, so that the journal can say whose token a late request used.
  const minted = new Map<string, { readonly account: ServiceAccountFixture; readonly expiresAt: number }>();

  function listLive(): readonly { readonly account: ServiceAccountFixture }[] {
    return [...minted.values()].filter(({ expiresAt }) => expiresAt > now());
  }

  function end(token: string): void {
    const known = minted.get(token);
    if (known) minted.set(token, { ...known, expiresAt: Number.NEGATIVE_INFINITY });
  }

  return {
    mint(account) {
      if (listLive().filter((token) => token.account === account).length >= mostLiveTokens) return null;
      const token = randomBytes(32).toString("base64url");
      minted.set(token, { account, expiresAt: now() + lifetimeSeconds * 1000 });
      return token;
    },
    mintedFor: (token) => minted.get(token)?.account ?? null,
    isLive: (token) => (minted.get(token)?.expiresAt ?? Number.NEGATIVE_INFINITY) > now(),
    revoke(token, account) {
      if (minted.get(token)?.account === account) end(token);
    },
    expire() {
      for (const token of minted.keys()) end(token);
    },
    liveCount: () => listLive().length,
  };
}
