import { expect } from "chai";
import { createSecrets } from "../../../provider/atlas/secrets/secrets";

const token = "canary/0f2d+7c51_9b-e3";
const secrets = createSecrets();
secrets.keep(token, "short");

describe("secrets", () => {
  for (const [form, text] of [
    ["as it is", `token ${token}.`],
    ["in capital letters", token.toUpperCase()],
    ["percent-encoded", `?token=${encodeURIComponent(token)}`],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(token))],
    ["percent-encoded letter by letter", [...token].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")],
    ["with escapes of JSON", [...token].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")],
    ["with the slashes of JSON within JSON", token.replaceAll("/", "\\\\/")],
    ["with invisible characters", [...token].join("\u200b")],
    ["with such that were escaped", [...token].join("\\u{200b}")],
    ["with line breaks", [...token].join("\r\n")],
    ["with a variation selector", [...token].join("\ufe0f")],
    ["in base64", Buffer.from(token).toString("base64")],
    ["in base64, behind one letter", Buffer.from(`:${token}:`).toString("base64")],
    ["in base64, behind two letters", Buffer.from(`id${token};`).toString("base64url")],
    ["in hexadecimal digits", Buffer.from(token).toString("hex")],
    ["in the middle of a long text", `${"x".repeat(180)}${token}`],
  ] as const) {
    it(`are found ${form}`, () => {
      expect(secrets.areIn(text)).to.equal(true);
      expect(secrets.show(text)).to.equal("[secret]");
    });
  }

  it("are not shown in pieces of 8 characters", () => {
    expect(secrets.show(token.slice(5, 13))).to.equal("[secret]");
    expect(secrets.show(token.slice(5, 12))).to.equal(token.slice(5, 12));
  });

  it("are looked for in a text of nothing but backslashes", () => {
    expect(secrets.areIn(`${"\\".repeat(400_000)}${token}`)).to.equal(true);
  });

  it("are known by a piece of them, but for what belongs to a single request", () => {
    const own = createSecrets();
    own.keep(token);
    own.keepBriefly("canary-brief");
    expect(own.arePartlyIn(["Acme", `Acme ${token.slice(5, 13)}`])).to.equal(true);
    expect(own.arePartlyIn([encodeURIComponent(token.slice(0, 12))])).to.equal(true);
    expect(own.arePartlyIn([token.slice(5, 12)])).to.equal(false);
    expect(own.arePartlyIn(["canary-brief"])).to.equal(false);
  });

  it("are remembered when they are used no more, those of single requests until 100 others came", () => {
    const own = createSecrets();
    own.keep("canary-kept");
    own.keepBriefly("canary-brief");
    for (let index = 0; index < 99; index++) own.keepBriefly(`another-nonce-${index}`);
    expect(own.show("canary-brief")).to.equal("[secret]");
    own.keepBriefly("one-more-nonce");
    expect(own.show("canary-brief")).to.equal("canary-brief");
    expect(own.show("canary-kept")).to.equal("[secret]");
  });

  for (const [repeated, shown] of [
    ["Authorization: Bearer abcdefghij.kl-m", "Authorization: [secret]"],
    [`stored {"access_token":"abc"}`, `stored {"[secret]"}`],
    ["client_secret=abc&x", "[secret]"],
    ["key mdb_sa_sk_abc.", "key [secret]."],
    ["token eyJhbGciOiJ9.eyJpc3MiOi.c2ln is pending", "token [secret] is pending"],
    ["basic Y2FuYXJ5OmNhbmFyeQ==", "[secret]"],
    ['Digest username="x", nonce="abc", response="def"', 'Digest username="x", [secret]", [secret]"'],
    [String.raw`{\"nonce\":\"abc\",\"response\":\"def\"}`, String.raw`{\"[secret]\",\"[secret]\"}`],
    ["did not ask for the digest authentication", "did not ask for the digest authentication"],
    ["a control \u0007", "a control \\u{7}"],
  ] as const) {
    it(`show ${repeated} as ${shown}`, () => {
      expect(createSecrets().show(repeated)).to.equal(shown);
    });
  }
});
