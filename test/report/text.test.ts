import { expect } from "chai";
import { expectation } from "../../provider/expectations/expectation";
import { maxAge } from "../../provider/expectations/max-age";
import { violationsAsText } from "../../provider/report/text";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";

describe("violationsAsText", () => {
  it("says who, what, since when, by whom, the limit, and what to do", () => {
    const stale = invitation({
      username: "ann@contractor.example",
      roles: ["ORG_OWNER"],
      createdAt: "2026-10-01T11:00:00Z",
    });
    const { violations } = evaluate([stale], [maxAge({ days: 14 })], { now });
    expect(violationsAsText(violations, now)).to.equal(
      "invitation of ann@contractor.example (ORG_OWNER, sent 53 days ago by bob@acme.com): max-age permits 14 days\n" +
        "  withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
    );
  });

  for (const [createdAt, age] of [
    ["2026-11-23T11:59:00Z", "sent today"],
    ["2026-11-22T12:00:00Z", "sent 1 day ago"],
    ["2026-11-21T12:00:00Z", "sent 2 days ago"],
  ] as const) {
    it(`says "${age}" of ${createdAt}`, () => {
      const every = expectation({
        id: "none",
        description: "Checks whether there is none.",
        check: (all) => all.map((one) => ({ invitation: one, message: "no" })),
      });
      const { violations } = evaluate([invitation({ createdAt })], [every], { now });
      expect(violationsAsText(violations, now)).to.contain(`(ORG_MEMBER, ${age} by bob@acme.com): no`);
    });
  }

  it("shows no control character that comes from Atlas", () => {
    const hostile = invitation({ username: "a\u001b[2J@x", inviterUsername: "b\r\n", roles: ["\u202eR"] });
    const every = expectation({
      id: "none",
      description: "Checks whether there is none.",
      check: (all) => all.map((one) => ({ invitation: one, message: `no ${one.username}` })),
    });
    const { violations } = evaluate([hostile], [every], { now });
    expect(violationsAsText(violations, now).split("\n")[0]).to.equal(
      "invitation of a\\u{1b}[2J@x (\\u{202e}R, sent 1 day ago by b\\u{d}\\u{a}): no a\\u{1b}[2J@x",
    );
  });
});
