import { expect } from "chai";
import { escapeMarkdown, formatMarkdownCode } from "../../provider/report/markdown-escape";

describe("escapeMarkdown", () => {
  for (const [text, escaped] of [
    ["max-age permits 14 days.", "max-age permits 14 days."],
    ["Ann Ö. 名前", "Ann Ö. 名前"],
    ["a|b", "a&#124;b"],
    ["\\|", "&#92;&#124;"],
    ["`code`", "&#96;code&#96;"],
    ["<img onerror>", "&#60;img onerror&#62;"],
    ["&lt;", "&#38;lt;"],
    ["two\nlines", "two&#92;u{a}lines"],
    ["\u001b[2J", "&#92;u{1b}&#91;2J"],
    ["[x](javascript:y)", "&#91;x&#93;(javascript:y)"],
    ["![x](http://y)", "!&#91;x&#93;(http&#58;//y)"],
    ["www.evil.example", "www&#46;evil.example"],
    ["@team #1 $x$", "<span>@</span>team <span>#</span>1 <span>$</span>x<span>$</span>"],
    ["# heading", "<span>#</span> heading"],
    ["- list", "&#45; list"],
    ["1. list", "1&#46; list"],
    ["*a* _b_ ~c~", "&#42;a&#42; &#95;b&#95; &#126;c&#126;"],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as ${escaped}`, () => {
      expect(escapeMarkdown(text)).to.equal(escaped);
    });
  }
});

describe("formatMarkdownCode", () => {
  for (const [text, code] of [
    ["atlas delete 65 --orgId 5f", "`atlas delete 65 --orgId 5f`"],
    ["<img onerror> [x](y) @team", "`<img onerror> [x](y) @team`"],
    ["a|b", "<code>a&#124;b</code>"],
    ["\\|", "<code>&#92;&#124;</code>"],
    ["``` `", "<code>&#96;&#96;&#96; &#96;</code>"],
    ["two\nlines", "<code>two&#92;u{a}lines</code>"],
    ["", "<code></code>"],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as ${code}`, () => {
      expect(formatMarkdownCode(text)).to.equal(code);
    });
  }
});
