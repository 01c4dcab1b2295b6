import { expect } from "chai";
import { formatPath } from "../../provider/atlas/printable-path";

describe("a path as people write it", () => {
  for (const [path, written] of [
    [[], ""],
    [["results", 17, "username"], ".results[17].username"],
    [[0, "expires"], "[0].expires"],
    [["eve@acme.com"], '["eve@acme.com"]'],
    [["a\u001b[2J"], '["a\\u001b[2J"]'],
    [["a\u202e"], '["a\\u{202e}"]'],
  ] as const) {
    it(`of ${JSON.stringify(path)} is ${written || "nothing"}`, () => {
      expect(formatPath(path)).to.equal(written);
    });
  }
});
