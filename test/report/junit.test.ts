import { expect } from "chai";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, zoo } from "./verdict";

/** A document of this format with its texts taken out, or an error where it is not well-formed. */
function skeletonOf(xml: string): string {
  const markup = xml.replace(/^<\?xml[^?]*\?>/, "").replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  const open: string[] = [];
  const rest = markup.replaceAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g, (_, closing, name, __, empty) => {
    if (closing && open.pop() !== name) throw new Error(`</${name}> closes another element.`);
    if (!closing && !empty) open.push(name);
    return closing ? ")" : `(${name}${empty ? ")" : ""}`;
  });
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed.`);
  return rest.replaceAll(/\s/g, "");
}

describe("a report as JUnit", () => {
  it("says all that is known of every gate", async () => {
    expect(await renderReport("junit", [acme, zoo], now)).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Invitations" tests="4" failures="1" errors="0" skipped="1">
  <testsuite name="acme" tests="3" failures="1" errors="0" skipped="1">
    <properties>
      <property name="organization" value="5f0000000000000000000001"/>
      <property name="invitations" value="4"/>
      <property name="tolerated violations" value="2"/>
      <property name="unused waiver" value="max-age for everybody of old.example, waived until 2027-01-15 by emil@acme.com (they migrate)"/>
      <property name="next failure" value="on 2026-12-06: finn@acme.com exceeds max-age"/>
    </properties>
    <testcase classname="acme" name="max-age">
      <failure message="2 violations" type="mandatory"><![CDATA[invitation of ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent on 2026-10-01 by bob@acme.com): max-age permits 14 days
  withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001
invitation of bea@acme.com (sent on 2026-10-01 by bob@acme.com): max-age permits 14 days]]></failure>
    </testcase>
    <testcase classname="acme" name="max-count">
      <system-out><![CDATA[advisory: max-count permits 3 invitations, there are 4
  withdraw what nobody waits for]]></system-out>
    </testcase>
    <testcase classname="acme" name="none-rejected">
      <skipped/>
      <system-out><![CDATA[waived: invitation of cleo@contractor.example (ORG_MEMBER, rejected, sent on 2026-11-22 by bob@acme.com): none-rejected permits none
  waived until 2026-12-31 by dora@acme.com (her mailbox was down)]]></system-out>
    </testcase>
  </testsuite>
  <testsuite name="zoo" tests="1" failures="0" errors="0" skipped="0">
    <properties>
      <property name="organization" value="5f0000000000000000000002"/>
      <property name="invitations" value="1"/>
      <property name="tolerated violations" value="0"/>
    </properties>
    <testcase classname="zoo" name="max-age"/>
  </testsuite>
</testsuites>
`);
  });

  it("is well-formed and of the same elements whatever the names", async () => {
    const expected = skeletonOf(await renderReport("junit", [acme], now));
    expect(expected).to.match(/^\(testsuites\(testsuite\(properties\(property\)/);
    for (const text of hostileTexts) {
      const report = await renderReport("junit", [hostile(text)], now);
      expect(skeletonOf(report), text).to.equal(expected);
      expect(report, text).not.to.match(/[^\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    }
  });

  it("says of a single failure in its message what is wrong", async () => {
    const verdict = { ...acme.verdict, violations: acme.verdict.violations.slice(1, 2) };
    expect(await renderReport("junit", [{ ...acme, verdict }], now)).to.contain(
      '<failure message="invitation of bea@acme.com (sent on 2026-10-01 by bob@acme.com): max-age permits 14 days" type="mandatory">',
    );
  });

  it("loses no violation of an expectation that the verdict does not list", async () => {
    const report = await renderReport("junit", [{ ...acme, verdict: { ...acme.verdict, expectations: [] } }], now);
    expect(report).to.contain('<testsuite name="acme" tests="2" failures="1" errors="0" skipped="0">');
  });
});
