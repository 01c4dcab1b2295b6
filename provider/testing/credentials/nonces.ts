import { randomBytes } from "node:crypto";

/** The nonces handed out, and how far each was counted. */
export interface Nonces {
  /** A new nonce of 32 characters. */
  issue(): string;
  /** Counts a nonce up. False when it is unknown or expired, or `count` is not above every count before. */
  spend(nonce: string, count: number): boolean;
  /** Ends the life of every nonce. */
  expire(): void;
}

/** Holds the nonces. `now` answers milliseconds and never runs backwards. */
export function createNonces(lifetimeSeconds: number, now: () => number): Nonces {
  const live = new Map<string, { readonly expiresAt: number; readonly count: number }>();

  function forgetExpired(): void {
    for (const [nonce, { expiresAt }] of live) if (expiresAt <= now()) live.delete(nonce);
  }

  return {
    issue() {
      forgetExpired();
      const nonce = randomBytes(16).toString("hex");
      live.set(nonce, { expiresAt: now() + lifetimeSeconds * 1000, count: 0 });
      return nonce;
    },
    spend(nonce, count) {
      const known = live.get(nonce);
      if (!known || known.expiresAt <= now() || count <= known.count) return false;
      live.set(nonce, { ...known, count });
      return true;
    },
    expire() {
      live.clear();
    },
  };
}
