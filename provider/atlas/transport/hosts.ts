import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { AtlasError } from "../atlas-error";
import type { Budget } from "./budget";
import { longWait } from "./retry-timing";

/** The hosts that a client sends requests to: how many at a time, and from when. */
export interface Hosts {
  /** Sends a request when its host is not paused and fewer than 8 others are on their way to it. */
  inTurn<Result>(name: string, budget: Budget, send: () => Promise<Result>): Promise<Result>;
  /**
   * Waits until a host is not paused.
   *
   * @param announce is told how long, in milliseconds, of a long pause: once for all who wait for it, and again when it
   *   turns out to be so much longer
   * @throws {@link AtlasError} with code `rate-limited`, at once, when it is paused for longer than the budget
   */
  outlastPause(name: string, budget: Budget, announce?: (milliseconds: number) => void): Promise<void>;
  /**
   * Sends nothing to a host for a while, at most an hour, whoever asks: one that limits the rate of one request limits the
   * next ones too.
   */
  pause(name: string, milliseconds: number): void;
}

/** What the requests to one host share. */
interface Host {
  /** Runs a task when it is its turn. */
  readonly inTurn: <Result>(task: () => Promise<Result>) => Promise<Result>;
  /** When the next request may be sent, on the clock of `performance.now()`. */
  pausedUntil: number;
  /** The end of the pause that was last made known. */
  announcedUntil: number;
}

/** How many requests of a client may be on their way to one host. */
const mostInFlight = 8;

/** No read lasts longer, so that nobody outlasts a longer pause. */
const longestPause = 3_600_000;

/** Starts with no host paused. */
export function createHosts(): Hosts {
  const hosts = new Map<string, Host>();

  function getHost(name: string): Host {
    const host = hosts.get(name) ?? { inTurn: pLimit(mostInFlight), pausedUntil: 0, announcedUntil: 0 };
    hosts.set(name, host);
    return host;
  }

  const outlastPause: Hosts["outlastPause"] = async (name, budget, announce = () => undefined) => {
    const host = getHost(name);
    for (let left = getPause(host); left > 0; left = getPause(host)) {
      if (left > budget.remaining()) throw pausedError(left);
      if (left > longWait && host.pausedUntil > host.announcedUntil + longWait) {
        host.announcedUntil = host.pausedUntil;
        announce(left);
      }
      await wait(left);
    }
  };

  return {
    outlastPause,
    async inTurn(name, budget, send) {
      const host = getHost(name);
      for (;;) {
        await outlastPause(name, budget);
        // A pause can begin while a request waits for its turn; nobody waits for its end in the place of another.
        const sent = await host.inTurn(async () => (getPause(host) > 0 ? undefined : { result: await send() }));
        if (sent) return sent.result;
      }
    },
    pause(name, milliseconds) {
      const host = getHost(name);
      host.pausedUntil = Math.max(host.pausedUntil, performance.now() + Math.min(milliseconds, longestPause));
    },
  };
}

function getPause({ pausedUntil }: Host): number {
  return pausedUntil - performance.now();
}

function pausedError(milliseconds: number): AtlasError {
  const retryAfterSeconds = Math.ceil(milliseconds / 1000);
  const message = "Atlas limits the rate of requests, and has asked this process to wait.";
  return new AtlasError("rate-limited", message, { retryAfterSeconds });
}
