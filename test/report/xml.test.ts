import { expect } from "chai";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { renderXmlDocument } from "../../provider/report/xml";

/** What a parser reads as the attribute and the text of a document's only element. */
function readBack(xml: string) {
  const read = { value: "", text: "" };
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ attributes }) => {
    read.value = attributes.value ?? "";
    read.text = "";
  });
  parser.on("text", (text) => {
    read.text += text;
  });
  parser.write(xml).close();
  return { value: read.value, text: read.text.trimEnd() };
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("<", ">", "&", '"', "'", "]]>", "<!--", "<![CDATA[", "\n", "\r", "\t", "\0", "\ufffe", "\ud800"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});
const asRead = (text: string) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

describe("renderXmlDocument", () => {
  it("indents elements, and writes an empty one short", () => {
    const root = { name: "a", content: [{ name: "b", attributes: { c: 1, d: "<" }, content: "x" }, { name: "e" }] };
    expect(renderXmlDocument(root)).to.equal(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b c="1" d="&lt;">x</b>\n  <e/>\n</a>\n',
    );
  });

  it("is read back as it was by a parser, whatever the texts", () =>
    fc.assert(
      fc.property(anyText, anyText, (value, text) => {
        const xml = renderXmlDocument({ name: "root", attributes: { value }, content: `${text}.` });
        expect(readBack(xml)).to.deep.equal({ value: asRead(value), text: asRead(`${text}.`) });
      }),
    ));
});
