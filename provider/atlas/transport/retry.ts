import { setTimeout as wait } from "node:timers/promises";
import pRetry, { type RetryContext } from "p-retry";
import { AtlasError } from "../atlas-error";
import type { Budget } from "./budget";
import { retryDelay } from "./retry-timing";

/** A 500 of Atlas is not always transient: it is tried three times in all. */
const mostTriesOnServerError = 3;

/**
 * Runs a task until it succeeds, fails for good, or neither tries nor time are left.
 *
 * @throws the last {@link AtlasError}, saying how often it was tried, or at once one that says that Atlas asks for a
 * longer wait than is left
 */
export async function withRetries<Result>(
  task: () => Promise<Result>,
  maxRetries: number,
  budget: Budget,
): Promise<Result> {
  let tries = 0;
  const counted = (attempt: number) => {
    tries = attempt;
    return task();
  };
  try {
    return await pRetry(counted, {
      retries: maxRetries,
      minTimeout: 0,
      factor: 1,
      shouldRetry: isWorthAnotherTry,
      onFailedAttempt: async (failed) => {
        if (failed.retriesLeft > 0 && isWorthAnotherTry(failed)) await waitAfter(failed, budget);
      },
    });
  } catch (error) {
    throw tries > 1 && error instanceof AtlasError ? amended(error, `Tried ${tries} times.`) : error;
  }
}

function isWorthAnotherTry({ error, attemptNumber }: RetryContext): boolean {
  if (!(error instanceof AtlasError)) return false;
  if (error.status === 500) return attemptNumber < mostTriesOnServerError;
  return error.code === "rate-limited" || error.code === "unavailable";
}

async function waitAfter({ error, attemptNumber }: RetryContext, budget: Budget): Promise<void> {
  const { retryAfterSeconds, code } = error instanceof AtlasError ? error : {};
  const delay = retryDelay({
    attempt: attemptNumber,
    retryAfterSeconds,
    rateLimited: code === "rate-limited",
    random: Math.random(),
  });
  const left = budget.remaining();
  if ((retryAfterSeconds ?? delay / 1000) * 1000 > left) throw tooLong(error, retryAfterSeconds, budget);
  await wait(Math.min(delay, left));
}

function tooLong(error: Error, retryAfterSeconds: number | undefined, budget: Budget): Error {
  if (!(error instanceof AtlasError)) return error;
  if (retryAfterSeconds === undefined) {
    return amended(error, `The ${budget.seconds} seconds of timeoutSeconds leave no time for another try.`);
  }
  return amended(
    error,
    `Atlas asks to wait ${retryAfterSeconds} seconds, longer than what is left of the ${budget.seconds} seconds of ` +
      "timeoutSeconds, so this read gave up at once.",
  );
}

function amended(error: AtlasError, sentence: string): AtlasError {
  const { code, message, status, retryAfterSeconds } = error;
  return new AtlasError(code, `${message} ${sentence}`, { cause: error, status, retryAfterSeconds });
}
