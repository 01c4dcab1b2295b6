import type { AtlasError } from "../atlas-error";

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
  /** Lets go of what the budget holds, once the read has ended. */
  release(): void;
}

/**
 * Starts a budget now.
 *
 * @param timeoutError makes the error that says so when the time is up
 */
export function startBudget(seconds: number, timeoutError: (seconds: number) => AtlasError): Budget {
  const end = performance.now() + seconds * 1000;
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    const expire = () => {
      controller.abort();
      reject(timeoutError(seconds));
    };
    timer = setTimeout(expire, Math.ceil(seconds * 1000));
  });
  // A read that ended in time leaves nobody to hear of it.
  expired.catch(() => undefined);
  return {
    seconds,
    signal: controller.signal,
    expired,
    remaining: () => Math.max(0, end - performance.now()),
    release: () => clearTimeout(timer),
  };
}
