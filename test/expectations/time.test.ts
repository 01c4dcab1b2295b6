import { expect } from "chai";
import fc from "fast-check";
import { parseTimestamp } from "../../provider/expectations/time";

describe("parseTimestamp", () => {
  it("is what Date.parse says, whenever it is", () => {
    const times = fc.date({ min: new Date("1970-01-01"), max: new Date("2399-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(times, (time) => {
        for (const text of [time.toISOString(), `${time.toISOString().slice(0, 19)}Z`]) {
          expect(parseTimestamp(text)).to.equal(Date.parse(text));
        }
      }),
    );
  });

  for (const text of [
    "",
    "soon",
    "2026-13-01T00:00:00Z",
    "2026-11-01T24:30:00Z",
    "2026-11-0:T00:00:00Z",
    "2026x11x01T00:00:00Z",
  ]) {
    it(`is not a number for ${JSON.stringify(text)}`, () => {
      expect(parseTimestamp(text)).to.satisfy(Number.isNaN);
    });
  }
});
