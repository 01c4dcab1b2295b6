import { setTimeout as wait } from "node:timers/promises";
import pRetry, { type RetryContext } from "p-retry";
import { AtlasError } from "../atlas-error";
import type { Budget } from "./budget";
import { pauseHost } from "./hosts";
import { retryDelay } from "./retry-timing";

/** How to try again. */
export interface RetryOptions {
  readonly maxRetries: number;
  readonly budget: Budget;
  /** The host that is asked. */
  readonly host: string;
  /** Is told of a wait that is so long that the reader may think nothing goes on. */
  readonly onLongWait: (wait: LongWait) => void;
}

/** A wait of more than 5 seconds before another try. */
export interface LongWait {
  /** How long, in whole seconds. */
  readonly seconds: number;
  /** Why. */
  readonly error: AtlasError;
}

/** A 500 of Atlas is not always transient: it is tried three times in all. */
const mostTriesOnServerError = 3;

const longWait = 5000;

/**
 * Runs a task until it succeeds, fails for good, or neither tries nor time are left.
 *
 * @throws the last {@link AtlasError}, saying how often it was tried, or at once one that says that Atlas asks for a
 * longer wait than is left
 */
export async function withRetries<Result>(task: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  let tries = 0;
  const counted = (attempt: number) => {
    tries = attempt;
    return task();
  };
  try {
    return await pRetry(counted, {
      retries: options.maxRetries,
      minTimeout: 0,
      factor: 1,
      shouldRetry: isWorthAnotherTry,
      onFailedAttempt: async (failed) => {
        if (failed.retriesLeft > 0 && isWorthAnotherTry(failed)) await waitAfter(failed, options);
      },
    });
  } catch (error) {
    throw tries > 1 && isTransient(error) ? amended(error, `Tried ${tries} times.`) : error;
  }
}

function isTransient(error: unknown): error is AtlasError {
  return error instanceof AtlasError && (error.code === "rate-limited" || error.code === "unavailable");
}

function isWorthAnotherTry({ error, attemptNumber }: RetryContext): boolean {
  return isTransient(error) && (error.status !== 500 || attemptNumber < mostTriesOnServerError);
}

async function waitAfter({ error, attemptNumber }: RetryContext, options: RetryOptions): Promise<void> {
  if (!isTransient(error)) return;
  const { budget, host, onLongWait } = options;
  const { retryAfterSeconds } = error;
  const rateLimited = error.code === "rate-limited";
  const delay = retryDelay({ attempt: attemptNumber, retryAfterSeconds, rateLimited, random: Math.random() });
  const left = budget.remaining();
  if ((retryAfterSeconds ?? delay / 1000) * 1000 > left) throw tooLong(error, budget);
  const isNews = rateLimited ? pauseHost(host, delay) : true;
  if (isNews && delay > longWait) onLongWait({ seconds: Math.round(delay / 1000), error });
  await wait(Math.min(delay, left));
}

function tooLong(error: AtlasError, { seconds }: Budget): AtlasError {
  const { retryAfterSeconds } = error;
  if (retryAfterSeconds === undefined) {
    return amended(error, `The ${seconds} seconds of timeoutSeconds leave no time for another try.`);
  }
  return amended(
    error,
    `Atlas asks to wait ${retryAfterSeconds} seconds, longer than what is left of the ${seconds} seconds of ` +
      "timeoutSeconds. Run again after that, or raise timeoutSeconds.",
  );
}

function amended(error: AtlasError, sentence: string): AtlasError {
  const { code, message, status, retryAfterSeconds } = error;
  return new AtlasError(code, `${message} ${sentence}`, { cause: error, status, retryAfterSeconds });
}
