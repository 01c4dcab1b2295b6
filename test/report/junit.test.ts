import { expect } from "chai";
import { SaxesParser } from "saxes";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, unreadSentence, zoo } from "./verdict";

/** The elements of a document, without their texts, or an error where it is not well-formed. */
function skeletonOf(xml: string): string {
  let skeleton = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    skeleton += `(${name} ${Object.keys(attributes).join(" ")}`;
  });
  parser.on("closetag", () => {
    skeleton += ")";
  });
  parser.write(xml).close();
  return skeleton;
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
      <failure message="2 violations" type="mandatory">invitation of ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent on 2026-10-01 by bob@acme.com): max-age permits 14 days
  withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001
invitation of bea@acme.com (sent on 2026-10-01 by bob@acme.com): max-age permits 14 days</failure>
    </testcase>
    <testcase classname="acme" name="max-count">
      <system-out>advisory: max-count permits 3 invitations, there are 4
  withdraw what nobody waits for</system-out>
    </testcase>
    <testcase classname="acme" name="none-rejected">
      <skipped/>
      <system-out>waived: invitation of cleo@contractor.example (ORG_MEMBER, rejected, sent on 2026-11-22 by bob@acme.com): none-rejected permits none
  waived until 2026-12-31 by dora@acme.com (her mailbox was down)</system-out>
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

  it("has an error of a gate that could not look", async () => {
    expect(await renderReport("junit", [unread], now)).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Invitations" tests="1" failures="0" errors="1" skipped="0">
  <testsuite name="unread" tests="1" failures="0" errors="1" skipped="0">
    <properties>
      <property name="organization" value="5f0000000000000000000003"/>
    </properties>
    <testcase classname="unread" name="not-evaluated">
      <error message="${unreadSentence}" type="unavailable">${unreadSentence}</error>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it("is well-formed and of the same elements whatever the names", async () => {
    const expected = skeletonOf(await renderReport("junit", [acme], now));
    expect(expected).to.match(/^\(testsuites name tests failures errors skipped\(testsuite /);
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
