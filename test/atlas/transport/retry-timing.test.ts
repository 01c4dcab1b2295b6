import { expect } from "chai";
import { calculateRetryDelay, parseRetryAfter } from "../../../provider/atlas/transport/retry-timing";

const transient = { retryAfterSeconds: undefined, rateLimited: false, random: 1 };

describe("calculateRetryDelay", () => {
  for (const [what, timing, milliseconds] of [
    ["a second after the first failure", { ...transient, attempt: 1 }, 1000],
    ["twice as long after each further one", { ...transient, attempt: 4 }, 8000],
    ["never longer than 40 seconds", { ...transient, attempt: 12 }, 40_000],
    ["down to half of it by chance", { ...transient, attempt: 1, random: 0 }, 500],
    [
      "ten seconds when the rate is limited for an unknown time",
      { ...transient, attempt: 1, rateLimited: true },
      10_000,
    ],
    ["what Atlas asked for, and more", { ...transient, attempt: 1, rateLimited: true, retryAfterSeconds: 2 }, 3000],
    ["at least a second when Atlas asked for none", { ...transient, attempt: 1, retryAfterSeconds: 0 }, 2000],
  ] as const) {
    it(`waits ${what}`, () => {
      expect(calculateRetryDelay(timing)).to.equal(milliseconds);
    });
  }
});

describe("parseRetryAfter", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  for (const [header, seconds] of [
    ["2", 2],
    [" 3600 ", 3600],
    ["Mon, 23 Nov 2026 12:00:30 GMT", 30],
    ["Mon, 23 Nov 2026 11:00:00 GMT", 0],
    ["soon", undefined],
    ["1.5", undefined],
    ["-5", undefined],
    [undefined, undefined],
  ] as const) {
    it(`reads ${header} as ${seconds} seconds`, () => {
      expect(parseRetryAfter(header, now)).to.equal(seconds);
    });
  }
});
