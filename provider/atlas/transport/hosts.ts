import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { AtlasError } from "../atlas-error";
import type { Budget } from "./budget";

/** How many requests of this process may be on their way to one host. */
const mostInFlight = 8;

/** What the requests to one host share. */
interface Host {
  /** Runs a task when it is its turn. */
  readonly inTurn: <Result>(task: () => Promise<Result>) => Promise<Result>;
  /** When the next request may be sent, on the clock of `performance.now()`. */
  pausedUntil: number;
}

const hosts = new Map<string, Host>();

function hostOf(name: string): Host {
  const host = hosts.get(name) ?? { inTurn: pLimit(mostInFlight), pausedUntil: 0 };
  hosts.set(name, host);
  return host;
}

/**
 * Sends a request when fewer than 8 others are on their way to its host and the host is not paused.
 *
 * @throws {@link AtlasError} with code `rate-limited`, at once, when the host is paused for longer than the budget
 */
export function inTurn<Result>(name: string, budget: Budget, send: () => Promise<Result>): Promise<Result> {
  const host = hostOf(name);
  return host.inTurn(async () => {
    for (let left = pauseOf(host); left > 0; left = pauseOf(host)) {
      if (left > budget.remaining()) throw paused(left);
      await wait(left);
    }
    return send();
  });
}

/**
 * Sends nothing to a host for a while, whoever asks: one that limits the rate of one request limits the next ones too.
 *
 * @returns whether that is news: false while the host is paused already
 */
export function pauseHost(name: string, milliseconds: number): boolean {
  const host = hostOf(name);
  const isNews = pauseOf(host) <= 0;
  host.pausedUntil = Math.max(host.pausedUntil, performance.now() + milliseconds);
  return isNews;
}

function pauseOf({ pausedUntil }: Host): number {
  return pausedUntil - performance.now();
}

function paused(milliseconds: number): AtlasError {
  const retryAfterSeconds = Math.ceil(milliseconds / 1000);
  const message = "Atlas limits the rate of requests, as it told another request of this process.";
  return new AtlasError("rate-limited", message, { retryAfterSeconds });
}
