import { expect } from "chai";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, zoo } from "./verdict";

describe("a report as text", () => {
  it("says all that is known of every gate", async () => {
    expect(await renderReport("text", [acme, zoo], now)).to.equal(`acme: 3 violations
invitation of ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent 53 days ago by bob@acme.com): max-age permits 14 days
  withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001
invitation of bea@acme.com (sent 53 days ago by bob@acme.com): max-age permits 14 days
advisory only:
max-count permits 3 invitations, there are 4
  withdraw what nobody waits for
waived until 2026-12-31 by dora@acme.com (her mailbox was down): invitation of cleo@contractor.example (ORG_MEMBER, rejected, sent 1 day ago by bob@acme.com): none-rejected permits none
2 violations tolerated: there when the baseline was taken
in 13 days: finn@acme.com exceeds max-age
unused waiver of max-age for everybody of old.example (emil@acme.com: they migrate): take it out

zoo: as expected
`);
  });

  it("holds every violation, of which a terminal shows a few", async () => {
    const violations = acme.verdict.violations.slice(0, 1);
    const verdict = { ...acme.verdict, violations: Array.from({ length: 300 }, () => violations).flat() };
    const report = await renderReport("text", [{ ...acme, verdict }], now);
    expect(report.match(/^invitation of ann/gm)).to.have.lengthOf(300);
  });
});
