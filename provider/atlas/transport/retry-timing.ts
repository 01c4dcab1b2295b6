import { parseHttpDate } from "./http-date";

/** What decides how long to wait before the next try. */
export interface RetryTiming {
  /** How many tries there were; from 1. */
  readonly attempt: number;
  /** How long Atlas asked to wait, in seconds, when it did. */
  readonly retryAfterSeconds: number | undefined;
  /** Whether Atlas refused for want of tokens. Without a Retry-After it advises 10, 20, 40 seconds. */
  readonly rateLimited: boolean;
  /** A number from 0 up to 1; spreads the callers that were refused together. */
  readonly random: number;
}

/** A wait that is longer, in milliseconds, is announced: a reader may think that nothing goes on. */
export const longWait = 5000;

/** A real answer asked to retry after 0 seconds. */
const shortestRetryAfter = 1;
const longestBackoff = 40;

/** The milliseconds to wait before the next try: what Atlas asked for, and on top of it a doubling wait with jitter. */
export function calculateRetryDelay({ attempt, retryAfterSeconds, rateLimited, random }: RetryTiming): number {
  const base = rateLimited && retryAfterSeconds === undefined ? 10 : 1;
  const backoff = Math.min(base * 2 ** (attempt - 1), longestBackoff);
  const asked = retryAfterSeconds === undefined ? 0 : calculateShortestDelay(retryAfterSeconds);
  return Math.ceil(asked + backoff * (0.5 + random / 2) * 1000);
}

/** The milliseconds to wait at least when Atlas asks to wait so many seconds. */
export function calculateShortestDelay(retryAfterSeconds: number): number {
  return Math.max(retryAfterSeconds, shortestRetryAfter) * 1000;
}

/** Reads a `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3). Nothing when it is neither. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = parseHttpDate(header.trim());
  return date && Math.max(0, Math.ceil((date.getTime() - now.getTime()) / 1000));
}
