import { expect } from "chai";
import { normalizeTimestamp } from "../../provider/atlas/timestamp";

describe("normalizeTimestamp", () => {
  for (const text of [
    "2026-11-22T12:00:00Z",
    "2026-11-22T12:00:00.000Z",
    "2026-11-22T12:00:00.987654321Z",
    "2026-11-22t12:00:00z",
    "2026-11-22T12:00:00+00:00",
    "2026-11-22T12:00:00.5-00:00",
  ]) {
    it(`makes ${text} uniform`, () => {
      expect(normalizeTimestamp(text)).to.equal("2026-11-22T12:00:00Z");
    });
  }

  for (const text of [
    "",
    "yesterday",
    "2026-11-22",
    "2026-11-22T12:00Z",
    "2026-11-22T12:00:00",
    "2026-11-22 12:00:00Z",
    "2026-11-22T12:00:00+01:00",
    "2026-11-22T12:00:00.Z",
    "2026-02-30T12:00:00Z",
    "2026-11-22T24:00:00Z",
    "2026-11-22T12:00:60Z",
    "+002026-11-22T12:00:00Z",
    " 2026-11-22T12:00:00Z",
    "2026-11-22T12:00:00Z\n",
  ]) {
    it(`takes ${JSON.stringify(text)} for no time in UTC`, () => {
      expect(normalizeTimestamp(text)).to.equal(undefined);
    });
  }
});
