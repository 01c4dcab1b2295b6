import { expect } from "chai";
import { joinNames } from "../../provider/expectations/listed";

describe("joinNames", () => {
  for (const [names, text] of [
    [[], ""],
    [["a"], "a"],
    [["a", "b", "c", "d", "e"], "a, b, c, d, e"],
    [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and 1 more"],
    [["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"], "a, b, c, d, e and 7 more"],
  ] as const) {
    it(`names ${names.length} as ${JSON.stringify(text)}`, () => {
      expect(joinNames(names)).to.equal(text);
    });
  }

  it("puts another separator between them", () => {
    expect(joinNames(["a", "b"], " and ")).to.equal("a and b");
  });
});
