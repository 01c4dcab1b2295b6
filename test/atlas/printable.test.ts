import { expect } from "chai";
import { printable } from "../../provider/atlas/printable";

describe("printable", () => {
  for (const [text, shown] of [
    ["Ann Ö. 名前", "Ann Ö. 名前"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["two\nlines\r", "two\\u{a}lines\\u{d}"],
    ["\u0085\u2028\u2029", "\\u{85}\\u{2028}\\u{2029}"],
    ["\u202egnp.exe", "\\u{202e}gnp.exe"],
    ["\ud800", "\\u{d800}"],
    ["x".repeat(201), `${"x".repeat(200)}…`],
  ] as const) {
    it(`shows ${JSON.stringify(text).slice(0, 40)} as ${shown.slice(0, 40)}`, () => {
      expect(printable(text)).to.equal(shown);
    });
  }
});
