import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, unreadSentence, zoo } from "./verdict";

type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a page as a browser would make it, in order. */
function elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...elementsOf(child)] : []));
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function pageOf(report: string) {
  const errors: string[] = [];
  const document = parse(report, { onParseError: ({ code }) => errors.push(code) });
  const elements = elementsOf(document);
  const texts = (tag: string) => elements.filter(({ tagName }) => tagName === tag).map(textOf);
  return { errors, elements, texts, text: textOf(document) };
}

const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;

describe("a report as HTML", () => {
  it("has a row for each organization, and an entry for each person", async () => {
    const { errors, texts, text, elements } = pageOf(
      await renderReport("html", [{ ...acme, orgName: "Acme" }, unread, zoo], now),
    );
    expect(errors).to.deep.equal([]);
    expect(texts("h1")).to.deep.equal(["Invitations: 2 of 3 gates failed"]);
    expect(texts("tr").map((row) => row.replaceAll("\n", " "))).to.deep.equal([
      "GateOrganizationOutcomeInvitations Violations Advisory Waived Tolerated",
      "acmeAcmefailed4 2 1 1 2",
      "unread5f0000000000000000000003not evaluated— — — — —",
      "zoo5f0000000000000000000002passed1 0 0 0 0",
    ]);
    const entries = elements.filter(({ tagName }) => tagName === "article");
    expect(entries.map((entry) => [attribute(entry, "class"), textOf(entry).trim().split("\n")[0]])).to.deep.equal([
      ["mandatory", "ann@contractor.example"],
      ["mandatory", "bea@acme.com"],
      ["advisory", "All invitations together"],
      ["waived", "cleo@contractor.example"],
    ]);
    expect(texts("code")).to.deep.equal([
      "atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
    ]);
    expect(text)
      .to.contain(unreadSentence)
      .and.contain("sent on 2026-10-01 (53 days ago) by bob@acme.com")
      .and.contain("waived until 2026-12-31 by dora@acme.com (her mailbox was down)")
      .and.contain("2 violations tolerated")
      .and.contain("Upcoming on 2026-12-06: finn@acme.com exceeds max-age.");
  });

  it("shows ages as bars against the limit", async () => {
    const { elements, texts } = pageOf(await renderReport("html", [acme], now));
    expect(texts("title").slice(1)).to.deep.equal(Array.from({ length: 2 }, () => "53 days old, 14 days permitted"));
    const rects = elements.filter(({ tagName }) => tagName === "rect").slice(0, 3);
    expect(rects.map((rect) => ["class", "x", "width"].map((name) => attribute(rect, name)))).to.deep.equal([
      ["track", undefined, "100%"],
      ["over", undefined, "100%"],
      ["limit", "26.4%", "2"],
    ]);
  });

  it("is of the same elements and attributes whatever the names, and shows each", async () => {
    const skeleton = (elements: readonly Element[]) =>
      elements.map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(" ")}`).sort();
    const expected = skeleton(pageOf(await renderReport("html", [acme], now)).elements);
    for (const text of hostileTexts) {
      const { errors, elements } = pageOf(await renderReport("html", [hostile(text)], now));
      expect(errors, text).to.deep.equal([]);
      expect(skeleton(elements), text).to.deep.equal(expected);
    }
    expect(pageOf(await renderReport("html", [hostile("<b>&amp;\"'")], now)).texts("h2")).to.deep.equal([
      "<b>&amp;\"'",
    ]);
  });

  it("is of the same elements whatever the text", async () => {
    const tagsOf = (report: string) =>
      pageOf(report)
        .elements.map(({ tagName }) => tagName)
        .sort();
    const expected = tagsOf(await renderReport("html", [acme], now));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(tagsOf(await renderReport("html", [hostile(text)], now))).to.deep.equal(expected);
      }),
      { numRuns: 50 },
    );
  });

  it("loads nothing and runs nothing, and forbids it", async () => {
    const report = await renderReport("html", [acme, unread, zoo], now);
    const { elements } = pageOf(report);
    const tags = new Set(elements.map(({ tagName }) => tagName));
    expect([...tags]).not.to.include.oneOf(["script", "link", "img", "iframe", "object", "base", "form", "a"]);
    const names = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect([...names].filter((name) => /^on|^(src|href|style|action|xlink:href)$/.test(name))).to.deep.equal([]);
    const style = /<style>([\s\S]*)<\/style>/.exec(report)?.[1] ?? "";
    expect(style).not.to.match(/url\(|@import/);
    const policy = elements.find((element) => attribute(element, "http-equiv") === "Content-Security-Policy");
    expect(policy && attribute(policy, "content")).to.equal(
      `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`,
    );
  });
});
