import { expect } from "chai";
import { describeError } from "../provider/error-message";

describe("what something that was thrown says", () => {
  for (const [thrown, message] of [
    [new TypeError("no number"), "no number"],
    ["a text", "a text"],
    [undefined, "undefined"],
    [null, "null"],
  ] as const) {
    it(`is ${message}`, () => {
      expect(describeError(thrown)).to.equal(message);
    });
  }
});
