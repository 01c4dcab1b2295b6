import { expect } from "chai";
import { makePrintable } from "../../provider/atlas/printable";

describe("makePrintable", () => {
  for (const [text, shown] of [
    ["Ann Ö. 名前", "Ann Ö. 名前"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["two\nlines\r", "two\\u{a}lines\\u{d}"],
    ["\u0085\u2028\u2029", "\\u{85}\\u{2028}\\u{2029}"],
    ["\u202egnp.exe", "\\u{202e}gnp.exe"],
    ["\ud800", "\\u{d800}"],
    ["::error::all is well", "\\u{3a}:error::all is well"],
    ["\u00a0 ::stop-commands::x", "\u00a0 \\u{3a}:stop-commands::x"],
    ["a ##[error]b ##vso[task]c", "a #\\u{23}[error]b #\\u{23}vso[task]c"],
    ["eve<{%@evil.example<{%reset%}>", "eve\\u{3c}{%@evil.example\\u{3c}{%reset%}>"],
    ["a < b <{ c", "a < b <{ c"],
    ["a::b c: d #1 ## e", "a::b c: d #1 ## e"],
    ["x".repeat(201), `${"x".repeat(200)}…`],
  ] as const) {
    it(`shows ${JSON.stringify(text).slice(0, 40)} as ${shown.slice(0, 40)}`, () => {
      expect(makePrintable(text)).to.equal(shown);
    });
  }
});
