import { expect } from "chai";
import { parse } from "yaml";
import { renderReport } from "../../provider/report/report";
import { parseWaiverDocument } from "../../provider/waivers/waiver-document";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, unreadSentence, zoo } from "./verdict";

const heading = "waivers that would accept this, once they have a reason and an owner:\n";

/** The waivers at the end of a report, with a reason and an owner filled in. */
function waiversIn(report: string): string {
  const [, yaml = ""] = report.split(heading);
  return yaml.replaceAll("  reason:\n", "  reason: a test\n").replaceAll("  owner:\n", "  owner: carol\n");
}

describe("a report as text", () => {
  it("says all that is known of every gate", async () => {
    expect(await renderReport("text", [acme, zoo], now)).to.equal(`acme: 2 violations in 2 invitations
ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent 53 days ago by bob@acme.com)
  max-age permits 14 days
  withdraw it:
  atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001
bea@acme.com (sent 53 days ago by bob@acme.com)
  max-age permits 14 days
advisory: max-count permits 3 invitations, there are 4
  withdraw what nobody waits for
waived until 2026-12-31 by dora@acme.com (her mailbox was down): cleo@contractor.example
  none-rejected permits none
2 violations tolerated: there when the baseline was taken
upcoming in 13 days: finn@acme.com exceeds max-age
unused waiver of max-age for everybody of old.example (emil@acme.com: they migrate): remove it
${heading}- username: ann@contractor.example
  organization: 5f0000000000000000000001 # acme
  expectation: max-age
  reason:
  owner:
  expires: 2026-12-23
- username: bea@acme.com
  organization: 5f0000000000000000000001 # acme
  expectation: max-age
  reason:
  owner:
  expires: 2026-12-23

zoo: 1 invitation of zoo, as expected
`);
  });

  it("says of a gate that could not look why", async () => {
    expect(await renderReport("text", [unread], now)).to.equal(`unread: not evaluated\n${unreadSentence}\n`);
  });

  it("holds every violation, of which a terminal shows a few", async () => {
    const [first] = acme.verdict.violations;
    const violations = Array.from({ length: 300 }, (_, index) => ({
      ...first,
      invitation: first?.invitation && { ...first.invitation, username: `ann${index}@acme.com` },
    })) as typeof acme.verdict.violations;
    const report = await renderReport("text", [{ ...acme, verdict: { ...acme.verdict, violations } }], now);
    expect(report.match(/^ann\d+@/gm)).to.have.lengthOf(300);
  });

  it("shows waivers that can be pasted, and not without a reason and an owner", async () => {
    const report = await renderReport("text", [acme], now);
    const organization = acme.orgId;
    const expected = { organization, expectation: "max-age", reason: "a test", owner: "carol", expires: "2026-12-23" };
    expect(parseWaiverDocument(waiversIn(report), now, "waivers.yaml")).to.deep.equal({
      waivers: ["ann@contractor.example", "bea@acme.com"].map((username) => ({ username, ...expected })),
    });
    expect(parseWaiverDocument(report.split(heading)[1] ?? "", now, "waivers.yaml")).to.have.property("line");
  });

  it("shows one waiver for all that is wrong with an invitation, and none for an expired waiver", async () => {
    const [first] = acme.verdict.violations;
    if (!first) throw new Error("The verdict has violations.");
    const waiver = {
      username: "ann@contractor.example",
      expectation: "max-age",
      reason: "r",
      owner: "o",
      expires: "x",
    };
    const expiredWaiver = { waiver, source: null };
    const violations = [
      { ...first, expiredWaiver },
      { ...first, expectation: "forbidden-roles" },
      { ...first, expectation: "waivers", invitation: null, expiredWaiver },
    ];
    const report = await renderReport("text", [{ ...acme, verdict: { ...acme.verdict, violations } }], now);
    expect(report.split(heading)[1]).to.match(/^ {2}expectation: \[max-age, forbidden-roles\]$/m);
  });

  it("quotes in them whatever the names", async () => {
    for (const text of [...hostileTexts, "a…@acme.com#f9669db96e65", "- x: y@z", "null"]) {
      const waivers: { username: string }[] = parse(waiversIn(await renderReport("text", [hostile(text)], now)));
      expect(waivers.map(({ username }) => username)).to.include(text);
    }
  });
});
