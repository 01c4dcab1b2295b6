/** The time that one read may take, all of it: requests, retries and waits. */
export interface Budget {
  /** The whole of it, in seconds. */
  readonly seconds: number;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** What is left, in milliseconds; never below 0. */
  remaining(): number;
}

/** Starts a budget now. */
export function startBudget(seconds: number): Budget {
  const end = performance.now() + seconds * 1000;
  return {
    seconds,
    signal: AbortSignal.timeout(seconds * 1000),
    remaining: () => Math.max(0, end - performance.now()),
  };
}
