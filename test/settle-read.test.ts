import { expect } from "chai";
import { AtlasError } from "../provider/atlas/atlas-error";
import { settleRead } from "../provider/settle-read";

describe("a read that is settled", () => {
  it("has its list", async () => {
    expect(await settleRead(Promise.resolve(["ann"]))).to.deep.equal({ list: ["ann"], failure: null });
  });

  it("has the code and the message of an AtlasError, and no list", async () => {
    const error = new AtlasError("rate-limited", "Atlas limits the rate of requests.");
    expect(await settleRead(Promise.reject(error))).to.deep.equal({
      list: null,
      failure: { code: "rate-limited", message: "Atlas limits the rate of requests." },
    });
  });

  for (const [title, reason] of [
    ["an error of another kind", new TypeError("no\u0007thing")],
    ["something else than an error", "no\u0007thing"],
  ] as const) {
    it(`has ${title} as something unexpected, without control characters`, async () => {
      expect(await settleRead(Promise.reject(reason))).to.deep.equal({
        list: null,
        failure: { code: "unexpected", message: "no\\u{7}thing" },
      });
    });
  }
});
