import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { type OnlyExpectedOptions, onlyExpected } from "../../provider/expectations/only-expected";
import { invitation } from "../invitation";
import { findingsOf, messagesOf, usernamesOf } from "./findings";

const ann = { username: "ann@acme.com" };
const carol = { username: "carol@acme.COM" };
const mallory = { username: "mallory@acme.com" };
const both = onlyExpected(["ann@acme.com", "Carol@Acme.com"]);
const atMostBoth = onlyExpected(["ann@acme.com", "Carol@Acme.com"], { allowMissing: true });

describe("onlyExpected", () => {
  it("passes addresses that it lists, in any case", () => {
    expect(messagesOf(both, ann, carol)).to.deep.equal([]);
  });

  it("passes when nobody is expected and nobody is invited", () => {
    expect(messagesOf(onlyExpected([]))).to.deep.equal([]);
  });

  it("fails an address that it does not list", () => {
    expect(findingsOf(both, ann, carol, mallory)).to.deep.equal([
      { invitation: invitation(mallory), message: "only-expected does not list this address" },
    ]);
  });

  it("fails when an address that it lists is not invited", () => {
    expect(findingsOf(both, carol)).to.deep.equal([
      {
        message: "only-expected expects ann@acme.com, who is not invited",
        remedy:
          "if the invitation was accepted or withdrawn, remove the address from onlyExpected, or set allowMissing",
      },
    ]);
  });

  it("names everybody who is missing when nobody is invited, in the order of the list and once", () => {
    expect(messagesOf(onlyExpected(["zoe@acme.com", "ann@acme.com", "zoe@acme.com"]))).to.deep.equal([
      "only-expected expects zoe@acme.com, who is not invited",
      "only-expected expects ann@acme.com, who is not invited",
    ]);
  });

  it("finds who is not expected before who is missing", () => {
    expect(messagesOf(both, mallory, ann)).to.deep.equal([
      "only-expected does not list this address",
      "only-expected expects Carol@Acme.com, who is not invited",
    ]);
  });

  for (const status of ["INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
    it(`takes an address whose invitation is ${status} for not invited`, () => {
      expect(messagesOf(both, { ...ann, status }, carol)).to.deep.equal([
        "only-expected expects ann@acme.com, who is not invited",
      ]);
    });
  }

  it("lets addresses be missing when it is told so, and fails others still", () => {
    expect(messagesOf(atMostBoth)).to.deep.equal([]);
    expect(usernamesOf(atMostBoth, carol, mallory)).to.deep.equal(["mallory@acme.com"]);
  });

  it("judges masked addresses as it does others", () => {
    const masked = [ann, carol, mallory].map(({ username }) => ({ username: maskUsername(username) }));
    expect(usernamesOf(both, ...masked)).to.deep.equal([maskUsername("mallory@acme.com")]);
    expect(messagesOf(both, ...masked.slice(1, 2))).to.deep.equal([
      "only-expected expects ann@acme.com, who is not invited",
    ]);
  });

  it("fails an address that only looks like one that it lists", () => {
    const username = "\u212Aen@acme.com";
    expect(messagesOf(onlyExpected(["ken@acme.com"]), { username })).to.deep.equal([
      "only-expected does not list this address",
      "only-expected expects ken@acme.com, who is not invited",
    ]);
  });

  it("judges by the address alone, not by a role that Atlas adds or a date of expiry", () => {
    const fields = { roles: ["ORG_NOVELTY"], expiresAt: null };
    expect(messagesOf(both, { ...ann, ...fields }, { ...carol, ...fields })).to.deep.equal([]);
  });

  it("has what it was made with as options", () => {
    expect(both.options).to.deep.equal({ usernames: ["ann@acme.com", "Carol@Acme.com"], allowMissing: false });
  });

  it("refuses what is not a list", () => {
    const one = "ann@acme.com" as unknown as string[];
    const message = 'onlyExpected needs a list of e-mail addresses. Received: "ann@acme.com"';
    expect(() => onlyExpected(one)).to.throw(TypeError, message);
  });

  for (const username of [
    "ann",
    "@acme.com",
    "ann@",
    " ann@acme.com",
    "Ann <ann@acme.com>",
    "a@b.com@acme.com",
    "",
    7,
    null,
  ]) {
    it(`refuses ${JSON.stringify(username)}`, () => {
      const message = `onlyExpected needs e-mail addresses. Received: ${JSON.stringify(username)}`;
      expect(() => onlyExpected(["ann@acme.com", username as string])).to.throw(TypeError, message);
    });
  }

  for (const allowMissing of ["false", 1, null]) {
    it(`refuses ${JSON.stringify(allowMissing)} as allowMissing`, () => {
      const options = { allowMissing } as unknown as OnlyExpectedOptions;
      const message = `onlyExpected needs allowMissing as a boolean. Received: ${JSON.stringify(allowMissing)}`;
      expect(() => onlyExpected([], options)).to.throw(TypeError, message);
    });
  }
});
