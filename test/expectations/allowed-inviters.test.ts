import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { allowedInviters } from "../../provider/expectations/allowed-inviters";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const clientId = "mdb_sa_id_0123456789abcdef01234567";
const bobAndMachines = allowedInviters(["Bob@acme.com", "abcdefgh", clientId]);

describe("allowedInviters", () => {
  for (const inviterUsername of [
    "bob@acme.com",
    "BOB@ACME.com",
    "abcdefgh",
    "ABCDEFGH",
    clientId,
    clientId.toUpperCase(),
  ]) {
    it(`passes an invitation by ${inviterUsername}`, () => {
      expect(messagesOf(bobAndMachines, { inviterUsername })).to.deep.equal([]);
    });
  }

  it("passes when nobody is invited", () => {
    expect(messagesOf(bobAndMachines)).to.deep.equal([]);
  });

  it("fails an invitation by anybody else", () => {
    const fields = { inviterUsername: "mallory@acme.com" };
    expect(findingsOf(allowedInviters(["bob@acme.com"]), {}, fields)).to.deep.equal([
      {
        invitation: invitation(fields),
        message: "allowed-inviters permits only bob@acme.com",
        identity: '["bob@acme.com"]',
      },
    ]);
  });

  for (const inviterUsername of ["bob", "bob@acme.com.example", "abcdefghi", "\u212Ait@acme.com", ""]) {
    it(`fails an invitation by ${JSON.stringify(inviterUsername)}, which is only like an allowed one`, () => {
      const kit = allowedInviters(["Bob@acme.com", "abcdefgh", "kit@acme.com"]);
      expect(messagesOf(kit, { inviterUsername })).to.deep.equal([
        "allowed-inviters permits only Bob@acme.com, abcdefgh, kit@acme.com",
      ]);
    });
  }

  it("judges masked inviters as it does others", () => {
    expect(messagesOf(bobAndMachines, { inviterUsername: maskUsername("bob@acme.com") })).to.deep.equal([]);
    expect(messagesOf(bobAndMachines, { inviterUsername: maskUsername("ben@acme.com") })).to.have.length(1);
  });

  it("judges by the inviter alone, not by a role that Atlas adds or a date of expiry", () => {
    const fields = { roles: ["ORG_NOVELTY"], expiresAt: null };
    expect(messagesOf(bobAndMachines, fields)).to.deep.equal([]);
    expect(messagesOf(bobAndMachines, { ...fields, inviterUsername: "mallory@acme.com" })).to.have.length(1);
  });

  it("names the first 5 inviters", () => {
    expect(messagesOf(allowedInviters(["a", "b", "c", "d", "e", "f"]), {})).to.deep.equal([
      "allowed-inviters permits only a, b, c, d, e and 1 more",
    ]);
  });

  for (const inviter of ["", " bob@acme.com", "Bob <bob@acme.com>", "@acme.com", "*@acme.com", "bob@", 7, null]) {
    it(`refuses ${JSON.stringify(inviter)}`, () => {
      const message = `allowedInviters needs e-mail addresses, public keys or client ids. Received: ${JSON.stringify(inviter)}`;
      expect(() => allowedInviters(["bob@acme.com", inviter as string])).to.throw(TypeError, message);
    });
  }

  it("refuses an empty list", () => {
    const message =
      "allowedInviters needs a list of e-mail addresses, public keys or client ids that is not empty. Received: []";
    expect(() => allowedInviters([])).to.throw(TypeError, message);
  });

  it("refuses what is not a list", () => {
    const one = "bob@acme.com" as unknown as string[];
    const message =
      'allowedInviters needs a list of e-mail addresses, public keys or client ids. Received: "bob@acme.com"';
    expect(() => allowedInviters(one)).to.throw(TypeError, message);
  });
});
