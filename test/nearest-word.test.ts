import { expect } from "chai";
import { findNearestWord } from "../provider/nearest-word";

describe("the nearest word", () => {
  const words = ["maxAge", "maxCount", "allowedDomains", "csv"];
  for (const [word, nearest] of [
    ["maxage", "maxAge"],
    ["MaxAges", "maxAge"],
    ["maxCuont", "maxCount"],
    ["alowedDomain", "allowedDomains"],
    ["cvs", undefined],
    ["xyz", undefined],
    ["", undefined],
  ] as const) {
    it(`to ${JSON.stringify(word)} is ${nearest ?? "none"}`, () => {
      expect(findNearestWord(word, words)).to.equal(nearest);
    });
  }
});
