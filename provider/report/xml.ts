import { escapeUTF8 } from "entities/escape";

/** An element of XML, which holds other elements or text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content?: readonly XmlElement[] | string;
}

/** What no document of XML 1.0 may hold, however it is written. */
const forbidden = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A parser makes spaces of these in an attribute. */
const space = /[\t\n\r]/g;

/**
 * A document of XML 1.0. Names of elements and attributes stand as they are; all else is escaped.
 *
 * @example
 * renderXmlDocument({ name: "a", attributes: { b: "<" } }); // <?xml version="1.0" encoding="UTF-8"?>, and <a b="&lt;"/>
 */
export function renderXmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, "")}`;
}

function renderElement({ name, attributes = {}, content = [] }: XmlElement, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(value)}"`)];
  const tag = `${indent}<${start.join(" ")}`;
  if (content.length === 0) return `${tag}/>\n`;
  if (typeof content === "string") return `${tag}>${escapeXmlText(content)}</${name}>\n`;
  const children = content.map((child) => renderElement(child, `${indent}  `));
  return `${tag}>\n${children.join("")}${indent}</${name}>\n`;
}

function escapeAttribute(value: string | number): string {
  return escapeXmlText(String(value)).replace(space, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeXmlText(text: string): string {
  // A parser makes a line feed of a carriage return.
  return escapeUTF8(text.replace(forbidden, "\ufffd")).replaceAll("\r", "&#13;");
}
