import { expect } from "chai";
import { describeFailures, describeVerdict, type TextOptions } from "../../provider/report/text";
import { createFailedVerdict } from "../../provider/verdict/create-verdict";
import type { Verdict, Violation } from "../../provider/verdict/verdict";
import { invitation, now } from "../invitation";
import { hostileTexts, richVerdict, zoo } from "./verdict";

const orgId = "5f0000000000000000000001";
const withdraw = (id: string) => `withdraw it: atlas organizations invitations delete ${id} --orgId ${orgId}`;
const ids = { ann: "65000000000000000000000a", carol: "65000000000000000000000c" };

const carol = invitation({
  id: ids.carol,
  username: "carol@acme.com",
  roles: ["ORG_OWNER"],
  createdAt: "2026-10-31T12:00:00Z",
});
const ann = invitation({ id: ids.ann });

function violation(fields: Partial<Violation> = {}): Violation {
  return {
    expectation: "max-age",
    enforcementLevel: "mandatory",
    invitation: carol,
    message: "max-age permits 14 days",
    remedy: withdraw(ids.carol),
    ...fields,
  };
}

function verdictOf(violations: readonly Violation[], fields: Partial<Verdict> = {}): Verdict {
  const passed = violations.every(({ enforcementLevel }) => enforcementLevel === "advisory");
  return { ...zoo.verdict, invitationCount: 5, passed, violations, ...fields };
}

function describeGate(verdict: Verdict, options: Partial<TextOptions> = {}) {
  return describeVerdict({ gate: "acme", orgId, orgName: "Acme", verdict }, { now, ...options });
}

function forbids(fields: Partial<Violation> = {}): Violation {
  return violation({ expectation: "forbidden-roles", message: "forbidden-roles forbids ORG_OWNER", ...fields });
}

describe("describeVerdict", () => {
  it("tells all that is wrong with an invitation in one entry, with one remedy and its command in one piece", () => {
    expect(describeGate(verdictOf([violation(), forbids()]))).to.deep.equal({
      error: `2 violations in 1 invitation
carol@acme.com (ORG_OWNER, sent 23 days ago by bob@acme.com)
  max-age permits 14 days
  forbidden-roles forbids ORG_OWNER
  withdraw it:
  atlas organizations invitations delete ${ids.carol} --orgId ${orgId}`,
      warning: null,
      info: null,
    });
  });

  it("puts the worst first, and last what is about all of them together", () => {
    const of = (username: string) => invitation({ username });
    const together = violation({ invitation: null, message: "max-count permits 3 invitations, not 5", remedy: null });
    const { error } = describeGate(
      verdictOf([
        together,
        violation({ invitation: of("zoe@acme.com") }),
        violation({ invitation: of("bea@acme.com") }),
        violation(),
        forbids(),
        forbids({ invitation: of("cleo@acme.com") }),
        violation({ invitation: of("cleo@acme.com"), enforcementLevel: "advisory" }),
      ]),
    );
    expect(error?.split("\n").filter((line) => !line.startsWith(" "))).to.deep.equal([
      "6 violations, 5 of them in 4 invitations",
      "carol@acme.com (ORG_OWNER, sent 23 days ago by bob@acme.com)",
      "cleo@acme.com (ORG_MEMBER, sent 1 day ago by bob@acme.com)",
      "bea@acme.com (ORG_MEMBER, sent 1 day ago by bob@acme.com)",
      "zoe@acme.com (ORG_MEMBER, sent 1 day ago by bob@acme.com)",
      "max-count permits 3 invitations, not 5",
    ]);
    expect(error).to.contain("\n  forbidden-roles forbids ORG_OWNER\n  advisory: max-age permits 14 days\n");
  });

  it("tells of an expired waiver with the violation that it no longer covers, and where it stands", () => {
    const waiver = {
      username: "carol@acme.com",
      expectation: "max-age",
      reason: "away",
      owner: "dora",
      expires: "2026-11-01",
    };
    const expiredWaiver = { waiver, source: { file: "waivers/acme.yaml", line: 3 } };
    const expired = violation({
      expectation: "waivers",
      invitation: null,
      message: "the waiver of max-age for carol@acme.com expired on 2026-11-01 (dora: away)",
      remedy: "remove the waiver, or renew it with a new date",
    });
    const { error } = describeGate(verdictOf([violation({ expiredWaiver }), { ...expired, expiredWaiver }]));
    expect(error).to.equal(`2 violations in 1 invitation
carol@acme.com (ORG_OWNER, sent 23 days ago by bob@acme.com)
  max-age permits 14 days
  the waiver of max-age for carol@acme.com expired on 2026-11-01 (dora: away), see waivers/acme.yaml:3
  withdraw it:
  atlas organizations invitations delete ${ids.carol} --orgId ${orgId}
  remove the waiver, or renew it with a new date`);
    const other = { ...expired, expiredWaiver: { waiver, source: null } };
    expect(describeGate(verdictOf([violation({ expiredWaiver }), other])).error).to.contain(
      "\nthe waiver of max-age for carol@acme.com expired on 2026-11-01 (dora: away)\n",
    );
  });

  it("tells two invitations of one address apart", () => {
    const again = invitation({ ...carol, createdAt: "2026-11-01T12:00:00Z" });
    const { error } = describeGate(verdictOf([violation(), violation({ invitation: again })]));
    expect(error).to.match(/^2 violations in 2 invitations\n/);
  });

  it("counts a violation about all of them alone", () => {
    const { error } = describeGate(
      verdictOf([violation({ invitation: null, message: "max-count permits none, not 5", remedy: "withdraw some" })]),
    );
    expect(error).to.equal("1 violation\nmax-count permits none, not 5\n  withdraw some");
  });

  it("warns of what is advisory only, in its own word", () => {
    expect(describeGate(verdictOf([forbids({ enforcementLevel: "advisory" })]))).to.deep.equal({
      error: null,
      warning: `1 advisory violation in 1 invitation
advisory: carol@acme.com (ORG_OWNER, sent 23 days ago by bob@acme.com)
  forbidden-roles forbids ORG_OWNER
  withdraw it:
  atlas organizations invitations delete ${ids.carol} --orgId ${orgId}`,
      info: "5 invitations of Acme, as expected but for 1 advisory",
    });
  });

  it("warns of everything where nothing is enforced, and does not say that it passed", () => {
    const { error, warning, info } = describeGate(verdictOf([violation()]), { isEnforced: false });
    expect(warning).to.match(/^1 advisory violation in 1 invitation\nadvisory: carol@acme\.com /);
    expect([error, info]).to.deep.equal([null, null]);
  });

  it("shows 20 entries and counts the others", () => {
    const many = Array.from({ length: 23 }, (_, index) =>
      violation({ invitation: invitation({ username: `user${index + 100}@acme.com` }) }),
    );
    const lines = describeGate(verdictOf(many)).error?.split("\n") ?? [];
    expect(lines.filter((line) => line.startsWith("user"))).to.have.lengthOf(20);
    expect([lines[0], lines.at(-1)]).to.deep.equal([
      "23 violations in 23 invitations",
      "and 3 more, which a report lists",
    ]);
  });

  it("says once, and last, how to approve whoever is new since the baseline", () => {
    const approval = { command: "pulumi up --target-replace 'urn:pulumi:test::acme::acme-baseline'" };
    const since = (invited: typeof carol) =>
      violation({ expectation: "baseline", invitation: invited, message: "new" });
    const { error } = describeGate(verdictOf([since(ann), since(carol)]), { approval });
    expect(error?.split("\n").slice(-2)).to.deep.equal([
      "or approve ann@acme.com, carol@acme.com, and deploy nothing else:",
      `  ${approval.command}`,
    ]);
    expect(error?.match(/pulumi up/g)).to.have.lengthOf(1);
    const adopting = describeGate(verdictOf([since(ann)]), { approval: { ...approval, alsoAdopts: true } });
    expect(adopting.error).to.contain(
      "\nor approve ann@acme.com, adopt whatever else is wrong now, and deploy nothing else:\n",
    );
    expect(describeGate(verdictOf([violation()]), { approval }).error).not.to.contain("approve");
  });

  for (const [invitationCount, line] of [
    [0, "no invitations of Acme, as expected"],
    [1, "1 invitation of Acme, as expected"],
    [5, "5 invitations of Acme, all as expected"],
  ] as const) {
    it(`says of a gate that passes: ${line}`, () => {
      expect(describeGate(verdictOf([], { invitationCount }))).to.deep.equal({
        error: null,
        warning: null,
        info: line,
      });
    });
  }

  it("names the gate where the organization's name is not known", () => {
    expect(describeVerdict({ ...zoo, orgName: null }, { now }).info).to.equal("1 invitation of zoo, as expected");
  });

  it("says what is waived, tolerated, upcoming and unused in their own words", () => {
    const { warning, info } = describeGate({ ...richVerdict(), passed: true, violations: [] });
    expect(warning).to.equal(
      "unused waiver of max-age for everybody of old.example (emil@acme.com: they migrate): remove it",
    );
    expect(info).to.equal(`4 invitations of Acme, as expected but for 1 waived, 2 tolerated
waived until 2026-12-31 by dora@acme.com (her mailbox was down): cleo@contractor.example
  none-rejected permits none
2 violations tolerated: there when the baseline was taken
upcoming in 13 days: finn@acme.com exceeds max-age`);
  });

  for (const [createdAt, age] of [
    ["2026-11-23T11:59:00Z", "sent today"],
    ["2026-11-22T12:00:00Z", "sent 1 day ago"],
    ["2026-11-21T12:00:00Z", "sent 2 days ago"],
  ] as const) {
    it(`says "${age}" of ${createdAt}`, () => {
      const { error } = describeGate(verdictOf([violation({ invitation: invitation({ createdAt }) })]));
      expect(error).to.contain(`ann@acme.com (ORG_MEMBER, ${age} by bob@acme.com)\n`);
    });
  }

  describe("of a gate that could not look", () => {
    const verdict = createFailedVerdict({ code: "unavailable", message: "Atlas answered 503." }, []);
    const emergency = { command: "pulumi up --config atlas-invitations:enforcementLevel=advisory" };
    const said = `The invitations of organization ${orgId} could not be read, so this gate was not evaluated. Atlas answered 503.`;

    it("is one error, with what to do in an emergency", () => {
      expect(describeGate(verdict, { emergency })).to.deep.equal({
        error: `${said}\nTo deploy all the same, in an emergency: ${emergency.command}`,
        warning: null,
        info: null,
      });
    });

    it("offers no way around a mistake in the program or its config", () => {
      const mistaken = createFailedVerdict({ code: "configuration", message: "orgId must be text." }, []);
      expect(describeGate(mistaken, { emergency }).error).not.to.contain("emergency");
    });

    it("is a warning where nothing is enforced", () => {
      expect(describeGate(verdict, { emergency, isEnforced: false })).to.deep.equal({
        error: null,
        warning: said,
        info: null,
      });
    });

    it("leaves out an organization that must not be named", () => {
      expect(describeVerdict({ gate: "acme", orgId: "", verdict }, { now }).error).to.equal(
        "The invitations could not be read, so this gate was not evaluated. Atlas answered 503.",
      );
    });
  });

  it("says what fails in a text for each entry, however many they are", () => {
    const of = (username: string) => violation({ invitation: invitation({ username }) });
    const many = Array.from({ length: 30 }, (_, index) => of(`c${index}@acme.com`));
    const verdict = verdictOf([of("a@acme.com"), of("b@acme.com"), ...many]);
    const texts = describeFailures({ gate: "acme", orgId, verdict }, { now });
    expect(texts).to.have.lengthOf(32);
    expect(texts[1]).to.match(/^b@acme\.com .*\n {2}max-age permits 14 days\n {2}withdraw it:/);
    expect(texts.join("\n")).not.to.contain("more");
  });

  it("shows no control character and no command of a CI system or of Pulumi, whatever the names", () => {
    for (const text of hostileTexts) {
      const verdict = richVerdict({ username: text, message: text, reason: text });
      const passing = { ...verdict, passed: true, violations: [] };
      for (const one of [verdict, passing, createFailedVerdict({ code: "unavailable", message: text }, [])]) {
        const gate = { gate: text, orgId: text, orgName: text, verdict: one };
        const lines = [...Object.values(describeVerdict(gate, { now })), ...describeFailures(gate, { now })].join("\n");
        expect(lines, text).not.to.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(lines, text).not.to.match(/^\s*::|##\w*\[|<\{%/m);
      }
    }
  });
});
