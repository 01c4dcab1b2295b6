/** The size of a token bucket, and how fast it fills up again. */
export interface RateLimit {
  /** How many tokens a full bucket holds; every bucket is full at the start. */
  readonly capacity: number;
  /** How many tokens come back in `refillSeconds`, evenly spread over that time. */
  readonly refill: number;
  /** In how many seconds `refill` tokens come back. */
  readonly refillSeconds: number;
}

/** What a request gets from a bucket: a token, or how long to wait for one. */
export type Ration = { readonly remaining: number } | { readonly retryAfterSeconds: number };

/** The buckets. */
export interface RateLimiter {
  readonly limit: RateLimit;
  /** Takes a token out of the bucket of that name. */
  take(bucket: string): Ration;
}

/**
 * Holds the buckets. `now` answers milliseconds and never runs backwards.
 *
 * @throws RangeError when a number of the limit is not above 0
 */
export function createRateLimiter(limit: RateLimit, now: () => number): RateLimiter {
  for (const [name, value] of Object.entries(limit)) {
    if (!(value > 0)) throw new RangeError(`${name} of rateLimit must be above 0. Received: ${value}`);
  }
  const { capacity, refill, refillSeconds } = limit;
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return {
    limit,
    take(name) {
      const at = now();
      const bucket = buckets.get(name) ?? { tokens: capacity, at };
      const tokens = Math.min(capacity, bucket.tokens + ((at - bucket.at) / 1000) * (refill / refillSeconds));
      const taken = tokens >= 1;
      buckets.set(name, { tokens: taken ? tokens - 1 : tokens, at });
      if (taken) return { remaining: Math.floor(tokens - 1) };
      return { retryAfterSeconds: Math.ceil((1 - tokens) * (refillSeconds / refill)) };
    },
  };
}
