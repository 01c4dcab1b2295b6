import { AtlasError } from "../atlas-error";

/** The time that one read may take, all of it: requests, retries and waits. */
export interface Budget {
  /** The whole of it, in seconds. */
  readonly seconds: number;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** Rejects with `timed-out` when the time is up, whatever the read is waiting for then; never resolves. */
  readonly expired: Promise<never>;
  /** What is left, in milliseconds; never below 0. */
  remaining(): number;
}

/** Starts a budget now, for a read from this host. */
export function startBudget(seconds: number, host: string): Budget {
  const end = performance.now() + seconds * 1000;
  const signal = AbortSignal.timeout(Math.ceil(seconds * 1000));
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(timedOut(seconds, host)), { once: true });
  });
  // A read that ended in time leaves nobody to hear of it.
  expired.catch(() => undefined);
  return { seconds, signal, expired, remaining: () => Math.max(0, end - performance.now()) };
}

function timedOut(seconds: number, host: string): AtlasError {
  return new AtlasError(
    "timed-out",
    `${host} gave no complete answer within ${seconds} s. Check the network and any proxy between here and Atlas, or ` +
      "raise timeoutSeconds.",
  );
}
