import { expect } from "chai";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, richVerdict, unread, unreadSentence, zoo } from "./verdict";

describe("a report as Markdown", () => {
  it("says all that is known of every gate", async () => {
    expect(await renderReport("markdown", [acme, zoo], now)).to.equal(`## Invitations: 1 of 2 gates failed

| Gate | Organization | Outcome | Invitations | Violations | Advisory | Waived | Tolerated |
| --- | --- | --- | --- | --- | --- | --- | --- |
| acme | \`5f0000000000000000000001\` | **failed** | 4 | 2 | 1 | 1 | 2 |
| zoo | \`5f0000000000000000000002\` | passed | 1 | 0 | 0 | 0 | 0 |

### acme

**Failed**: 2 violations and 1 advisory among 4 invitations.

| Invited | Roles | Sent on | By | Not as expected | What to do | Command |
| --- | --- | --- | --- | --- | --- | --- |
| \`ann@contractor.example\` | \`ORG_OWNER\`, \`ORG_READ_ONLY\` | 2026-10-01 | \`bob@acme.com\` | \`max-age\`: max-age permits 14 days | withdraw it | \`atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001\` |
| \`bea@acme.com\` | — | 2026-10-01 | \`bob@acme.com\` | \`max-age\`: max-age permits 14 days | — | — |
| — | — | — | — | \`max-count\` (advisory): max-count permits 3 invitations, there are 4 | withdraw what nobody waits for | — |

#### Waived

| Invited | Not as expected | Owner | Reason | Until |
| --- | --- | --- | --- | --- |
| \`cleo@contractor.example\` | \`none-rejected\`: none-rejected permits none | dora<span>@</span>acme.com | her mailbox was down | 2026-12-31 |

#### Waivers that nothing needs

| For | Expectation | Owner | Reason | Until |
| --- | --- | --- | --- | --- |
| \`everybody of old.example\` | \`max-age\` | emil<span>@</span>acme.com | they migrate | 2027-01-15 |

2 violations tolerated since the baseline.

Next, on 2026-12-06: finn<span>@</span>acme.com exceeds max-age.

### zoo

Passed: no violation among 1 invitation.
`);
  });

  it("says in its heading that all is as expected", async () => {
    const report = await renderReport("markdown", [zoo], now);
    expect(report).to.equal(
      "## Invitations: 1 gate as expected\n\n### zoo\n\nPassed: no violation among 1 invitation.\n",
    );
  });

  it("does not count an advisory violation as one that fails", async () => {
    const violations = acme.verdict.violations.filter(({ enforcementLevel }) => enforcementLevel === "advisory");
    const advised = { ...zoo, verdict: { ...zoo.verdict, violations } };
    expect(await renderReport("markdown", [advised], now)).to.contain(
      "\nPassed: no violation and 1 advisory among 1 invitation.\n",
    );
  });

  it("says of a gate that could not look why, and has a row for it", async () => {
    const report = await renderReport("markdown", [unread, zoo], now);
    expect(report).to.contain("## Invitations: 1 of 2 gates failed\n");
    expect(report).to.contain("| unread | `5f0000000000000000000003` | **not evaluated** | — | — | — | — | — |\n");
    expect(report).to.contain(`\n### unread\n\n**Not evaluated**: ${unreadSentence}\n`);
  });

  it("names an organization in the table where its name is known", async () => {
    const report = await renderReport("markdown", [{ ...acme, orgName: "Acme <b>" }, zoo], now);
    expect(report).to.contain("\n| acme | Acme &#60;b&#62; | **failed** |");
  });

  it("has the same lines and cells whatever the names", async () => {
    const shape = (report: string) => report.split("\n").map((line) => line.match(/^#+|^\w+|\|/g)?.join("") ?? "");
    const expected = shape(await renderReport("markdown", [acme], now));
    for (const text of hostileTexts) {
      const report = await renderReport("markdown", [hostile(text)], now);
      expect(shape(report), text).to.deep.equal(expected);
      const prose = report.replaceAll(/`[^`]*`|&#\d+;|<span>[@#$]<\/span>|<\/?code>|^#+ /gm, "");
      expect(prose.match(/[<>`@#$*[\]\\]|:\/\//g)?.join("") ?? "", text).to.equal("****");
    }
  });

  it("shows 500 rows and counts the rest", async () => {
    const { violations } = richVerdict();
    const verdict = {
      ...richVerdict(),
      violations: violations.flatMap((one) => Array.from({ length: 200 }, () => one)),
    };
    const report = await renderReport("markdown", [{ ...acme, verdict }], now);
    expect(report.match(/^\| .*`max-(age|count)`.*\|$/gm)).to.have.lengthOf(501);
    expect(report).to.contain("\n\n… and 100 more.\n\n#### Waived\n");
  });

  it("stays below the 1 MiB that GitHub takes, however long the names and many the gates", async () => {
    const { violations, waived, unusedWaivers } = richVerdict({
      username: "`".repeat(5000),
      message: "|".repeat(5000),
      reason: "@".repeat(5000),
    });
    const many = <Item>(items: readonly Item[]) => Array.from({ length: 600 }, () => items).flat();
    const verdict = {
      ...acme.verdict,
      violations: many(violations),
      waived: many(waived),
      unusedWaivers: many(unusedWaivers),
    };
    for (const count of [2, 7, 40]) {
      const gates = Array.from({ length: count }, (_, index) => ({ ...acme, gate: `gate ${index}`, verdict }));
      const report = await renderReport("markdown", gates, now);
      expect(Buffer.byteLength(report)).to.be.at.most(1_048_576);
      expect(report).to.match(/… and \d+ more\.[\s\S]*\n### gate 1\n/);
    }
  });
});
