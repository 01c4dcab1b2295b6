import { expect } from "chai";
import { AtlasError } from "../../provider/atlas";
import { keepSecret, withoutSecrets } from "../../provider/atlas/secrets";

describe("withoutSecrets", () => {
  it("takes out what was kept, wherever it stands", () => {
    keepSecret("canary-1234", "short");
    expect(withoutSecrets("a canary-1234, b=canary-1234; short")).to.equal("a [secret], b=[secret]; short");
  });

  for (const [repeated, shown] of [
    ["Authorization: Bearer abcdefghij.kl-m", "Authorization: [secret]"],
    ["basic Y2FuYXJ5OmNhbmFyeQ==", "[secret]"],
    ['Digest username="x", nonce="abc", response="def"', 'Digest username="x", [secret]", [secret]"'],
    ["did not ask for the digest authentication", "did not ask for the digest authentication"],
  ] as const) {
    it(`shows ${repeated} as ${shown}`, () => {
      expect(withoutSecrets(repeated)).to.equal(shown);
    });
  }

  it("is what the message of every error goes through", () => {
    keepSecret("canary-5678");
    expect(new AtlasError("forbidden", "No canary-5678.").message).to.equal("No [secret].");
  });
});
