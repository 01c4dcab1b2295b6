import { setTimeout as wait } from "node:timers/promises";
import pRetry, { type RetryContext } from "p-retry";
import { AtlasError } from "../atlas-error";
import type { Budget } from "./budget";
import { isUnknownHost } from "./connection-error";
import type { Hosts } from "./hosts";
import { calculateRetryDelay, calculateShortestDelay, longWait } from "./retry-timing";

/** How to try again. */
export interface RetryOptions {
  readonly maxRetries: number;
  readonly budget: Budget;
  /** The host that is asked, and all of them. */
  readonly host: string;
  readonly hosts: Hosts;
  /** Is told of a wait of more than 5 seconds, in milliseconds, and what for: the reader may think that nothing goes on. */
  readonly onLongWait: (milliseconds: number, purpose: string) => void;
}

/** A 500 of Atlas is not always transient: it is tried three times in all. */
const mostTriesOnServerError = 3;

/** A host whose name is not known is mostly a wrong base URL. */
const mostTriesOnUnknownHost = 2;

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
      onFailedAttempt: (failed) => waitAfterFailure(failed, options),
    });
  } catch (error) {
    throw tries > 1 && isTransient(error) ? amendedError(error, `Tried ${tries} times.`) : error;
  }
}

function isTransient(error: unknown): error is AtlasError {
  return error instanceof AtlasError && (error.code === "rate-limited" || error.code === "unavailable");
}

function isWorthAnotherTry({ error, attemptNumber, retriesLeft }: RetryContext): boolean {
  return isTransient(error) && attemptNumber < limitTries(error, attemptNumber + retriesLeft);
}

/** How often to try in all, when so many tries are permitted. */
function limitTries(error: AtlasError, permitted: number): number {
  if (isUnknownHost(error)) return Math.min(permitted, mostTriesOnUnknownHost);
  return error.status === 500 ? Math.min(permitted, mostTriesOnServerError) : permitted;
}

async function waitAfterFailure(failed: RetryContext, options: RetryOptions): Promise<void> {
  const { error, attemptNumber } = failed;
  if (!isTransient(error)) return;
  const { budget, host, hosts, onLongWait } = options;
  const { retryAfterSeconds } = error;
  const rateLimited = error.code === "rate-limited";
  const delay = calculateRetryDelay({ attempt: attemptNumber, retryAfterSeconds, rateLimited, random: Math.random() });
  // Even when this read gives up: whoever asks this host next would only be told the same.
  if (rateLimited && error.status !== undefined) hosts.pause(host, delay);
  if (!isWorthAnotherTry(failed)) return;
  const left = budget.remaining();
  const least = retryAfterSeconds === undefined ? delay : calculateShortestDelay(retryAfterSeconds);
  if (least >= left) throw tooLongError(error, budget);
  if (rateLimited) return;
  const reason = error.status ? `Atlas answered ${error.status}` : "the connection failed";
  // A part of what is left is for the request.
  const wanted = Math.min(delay, (least + left) / 2);
  const tries = limitTries(error, options.maxRetries + 1);
  if (wanted > longWait) onLongWait(wanted, `before try ${attemptNumber + 1} of ${tries}: ${reason}`);
  await wait(wanted);
}

function tooLongError(error: AtlasError, { seconds }: Budget): AtlasError {
  const { retryAfterSeconds } = error;
  if (retryAfterSeconds === undefined) {
    return amendedError(error, `The ${seconds} seconds of timeoutSeconds leave no time for another try.`);
  }
  // The message of a server that is unavailable says already when to run again.
  const advice = error.code === "rate-limited" ? " Run again after that, or raise timeoutSeconds." : "";
  return amendedError(
    error,
    `Atlas asks to wait ${retryAfterSeconds} seconds, longer than what is left of the ${seconds} seconds of ` +
      `timeoutSeconds.${advice}`,
  );
}

function amendedError(error: AtlasError, sentence: string): AtlasError {
  const { code, message, status, retryAfterSeconds } = error;
  return new AtlasError(code, `${message} ${sentence}`, { cause: error, status, retryAfterSeconds });
}
