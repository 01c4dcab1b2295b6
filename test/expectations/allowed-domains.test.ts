import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { allowedDomains } from "../../provider/expectations/allowed-domains";
import { invitation } from "../invitation";
import { findingsOf, messagesOf, usernamesOf } from "./findings";

const acme = allowedDomains(["acme.com", "*.acme.org"]);

describe("allowedDomains", () => {
  it("passes addresses of the domains", () => {
    expect(messagesOf(acme, { username: "ann@acme.com" }, { username: "ann@eu.acme.org" })).to.deep.equal([]);
  });

  it("passes when nobody is invited", () => {
    expect(messagesOf(acme)).to.deep.equal([]);
  });

  it("fails an address of another domain", () => {
    const username = "ann@contractor.example";
    expect(findingsOf(acme, {}, { username })).to.deep.equal([
      {
        invitation: invitation({ username }),
        message: "allowed-domains permits only acme.com, *.acme.org",
        identity: '["acme.com","*.acme.org"]',
      },
    ]);
  });

  for (const [domains, username, isAllowed] of [
    [["acme.com"], "ann@ACME.com", true],
    [["Acme.COM"], "ann@acme.com", true],
    [["acme.com."], "ann@acme.com", true],
    [["acme.com"], "ann@acme.com.", true],
    [["acme.com"], "ann@eu.acme.com", false],
    [["acme.com"], "ann@notacme.com", false],
    [["acme.com"], "ann@acme.com.example", false],
    [["acme.com"], "acme.com", false],
    [["acme.com"], "ann@acme.com@evil.example", false],
    [["acme.com"], "mallory@evil.example@acme.com", false],
    [["acme.com"], "<mallory@evil.example>@acme.com", false],
    [["acme.com"], "mallory@acme.com/evil.example", false],
    [["acme.com"], "mallory@%61cme.com", false],
    [["acme.com"], "mallory@acme.com#1", false],
    [["acme.com"], "ann@", false],
    [["acme.com"], "", false],
    [["*.acme.com"], "ann@eu.acme.com", true],
    [["*.acme.com"], "ann@b.eu.ACME.com", true],
    [["*.acme.com"], "ann@acme.com", false],
    [["*.acme.com"], "ann@notacme.com", false],
    [["*.acme.com"], "ann@.acme.com", false],
    [["*.acme.com", "acme.com"], "ann@acme.com", true],
    [["bücher.example"], "ann@xn--bcher-kva.example", true],
    [["xn--bcher-kva.example"], "ann@BÜCHER.example", true],
    [["*.bücher.example"], "ann@eu.xn--bcher-kva.example", true],
    [["bücher.example"], "ann@bucher.example", false],
    [["acme.com"], "ann@аcme.com", false],
  ] as const) {
    it(`${isAllowed ? "passes" : "fails"} ${JSON.stringify(username)} where it allows ${domains.join(", ")}`, () => {
      for (const shown of [username, maskUsername(username)]) {
        expect(usernamesOf(allowedDomains(domains), { username: shown })).to.deep.equal(isAllowed ? [] : [shown]);
      }
    });
  }

  it("judges by the domain alone, not by a role that Atlas adds or a date of expiry", () => {
    const fields = { roles: ["ORG_NOVELTY"], expiresAt: null };
    expect(messagesOf(acme, fields)).to.deep.equal([]);
    expect(messagesOf(acme, { ...fields, username: "ann@contractor.example" })).to.have.length(1);
  });

  it("names the first 5 domains", () => {
    const many = allowedDomains(["a.com", "b.com", "c.com", "d.com", "e.com", "f.com", "g.com"]);
    expect(messagesOf(many, {})).to.deep.equal([
      "allowed-domains permits only a.com, b.com, c.com, d.com, e.com and 2 more",
    ]);
  });

  it("keeps the domains as they were when it was made", () => {
    const domains = ["acme.com"];
    const made = allowedDomains(domains);
    domains.push("evil.example");
    expect(messagesOf(made, { username: "ann@evil.example" })).to.deep.equal(["allowed-domains permits only acme.com"]);
    expect(made.options).to.deep.equal({ domains: ["acme.com"] });
  });

  for (const [domain] of [
    ["ann@acme.com"],
    ["@acme.com"],
    ["https://acme.com"],
    ["acme.com/"],
    ["acme.com:443"],
    ["*"],
    ["*.com"],
    ["*."],
    ["*.*.acme.com"],
    ["eu.*.acme.com"],
    ["*acme.com"],
    ["com"],
    [""],
    [" acme.com"],
    ["acme..com"],
    [".acme.com"],
    ["10.0.0.1"],
    [7],
    [null],
    [undefined],
  ]) {
    it(`refuses ${JSON.stringify(domain)}`, () => {
      const message = `allowedDomains needs domains such as acme.com or *.acme.com. Received: ${JSON.stringify(domain)}`;
      expect(() => allowedDomains(["acme.com", domain as string])).to.throw(TypeError, message);
    });
  }

  it("refuses an empty list", () => {
    const message =
      "allowedDomains needs a list of domains such as acme.com or *.acme.com that is not empty. Received: []";
    expect(() => allowedDomains([])).to.throw(TypeError, message);
  });

  it("refuses what is not a list", () => {
    const one = "acme.com" as unknown as string[];
    const message = 'allowedDomains needs a list of domains such as acme.com or *.acme.com. Received: "acme.com"';
    expect(() => allowedDomains(one)).to.throw(TypeError, message);
  });
});
