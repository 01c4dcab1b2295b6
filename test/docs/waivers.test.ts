import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { waiverFields } from "../../provider/waivers/waiver";
import { parseWaiverDocument } from "../../provider/waivers/waiver-document";
import { now } from "../invitation";

const text = readFileSync(path.resolve(__dirname, "../../docs/waivers.md"), "utf8");
const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(text) ?? [];

describe("the page of waivers", () => {
  it("shows a file that is read, with every field", () => {
    const parsed = parseWaiverDocument(yaml, now, "waivers.yaml");
    if (!("waivers" in parsed)) return expect.fail(parsed.message);
    const shown = parsed.waivers.flatMap((waiver) => Object.keys(waiver));
    expect([...new Set(shown)]).to.have.members(waiverFields);
    for (const field of waiverFields) expect(text).to.match(new RegExp(`^\\| .*\`${field}\``, "m"));
  });

  for (const [from, to] of [
    ["expires: 2027-01-15", "expire: 2027-01-15"],
    ["expires: 2027-01-15", "expires: soon"],
    ["expires: 2027-01-15", "expires: 2030-01-01"],
    ["- username: dan@contractor.example\n  e", "- e"],
  ] as const) {
    it(`quotes what is said of ${JSON.stringify(to)}`, () => {
      const parsed = parseWaiverDocument(yaml.replace(from, to), now, "waivers.yaml");
      if (!("line" in parsed)) return expect.fail("it was read");
      const [said = ""] = /^.*?(?=(\. Received: {)|$)/.exec(parsed.message) ?? [];
      expect(text).to.contain(`waivers.yaml:${parsed.line}: ${said}`);
    });
  }
});
