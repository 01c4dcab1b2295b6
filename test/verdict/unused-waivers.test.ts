import { expect } from "chai";
import { maskAddresses } from "../../provider/atlas/masking";
import { maxAge } from "../../provider/expectations/max-age";
import { createFailedVerdict } from "../../provider/verdict/create-verdict";
import { evaluate } from "../../provider/verdict/evaluate";
import { findUnusedWaivers } from "../../provider/verdict/unused-waivers";
import type { Waiver } from "../../provider/waivers/waiver";
import { invitation, now } from "../invitation";

const waiver = (username: string, fields: Partial<Waiver> = {}): Waiver => ({
  username,
  expectation: "max-age",
  reason: "on leave",
  owner: "bob@acme.com",
  expires: "2026-12-31",
  ...fields,
});
const ann = waiver("ann@acme.com");
const bea = waiver("bea@acme.com");
const nobody = waiver("nobody@acme.com");

const acme = "5f0000000000000000000001";
const beta = "5f0000000000000000000002";

/** A gate with an old invitation of each address. */
function gateOf(gate: string, orgId: string, waivers: readonly Waiver[], usernames: readonly string[]) {
  const invitations = usernames.map((username) => invitation({ username, orgId, createdAt: "2026-10-25T12:00:00Z" }));
  const verdict = evaluate(invitations, [maxAge({ days: 14 })], { now, gate, orgId, waivers });
  // As Pulumi copies it.
  return { gate, orgId, waivers, verdict: structuredClone(verdict) };
}

describe("waivers that several gates share", () => {
  const shared = [ann, bea, nobody];

  it("are unused when no gate needed them", () => {
    const gates = [gateOf("acme", acme, shared, ["ann@acme.com"]), gateOf("beta", beta, shared, ["bea@acme.com"])];
    expect(findUnusedWaivers(gates), "each for the first gate that was given it").to.deep.equal([[nobody], []]);
  });

  it("are not unused when they have expired, which is a violation", () => {
    const expired = { ...nobody, expires: "2026-11-01" };
    expect(findUnusedWaivers([gateOf("acme", acme, [expired], [])])).to.deep.equal([[]]);
  });

  it("are unused when they are for an organization that no gate has", () => {
    const typo = { ...ann, organization: "acmee" };
    const gates = [gateOf("acme", acme, [typo], ["ann@acme.com"]), gateOf("beta", beta, [typo], [])];
    expect(findUnusedWaivers(gates)).to.deep.equal([[typo], []]);
  });

  it("may be needed by a gate that could not look, if they are meant for it", () => {
    const failure = { code: "timeout", message: "Atlas did not answer." };
    const forAcme = { ...nobody, organization: "acme" };
    const waivers = [nobody, forAcme];
    const looked = gateOf("acme", acme, waivers, []);
    for (const verdict of [createFailedVerdict(failure, []), null]) {
      const couldNot = { gate: "beta", orgId: beta, waivers, verdict };
      expect(findUnusedWaivers([looked, couldNot])).to.deep.equal([[forAcme], []]);
    }
  });

  it("are the same with white space around their words", () => {
    const spaced = { ...ann, username: " ann@acme.com ", organization: "acme ", expectation: "max-age " };
    expect(findUnusedWaivers([gateOf("acme", acme, [spaced], ["ann@acme.com"])])).to.deep.equal([[]]);
  });

  it("are the same in a gate that masks addresses", () => {
    const plain = gateOf("acme", acme, [ann], []);
    const masked = maskAddresses(gateOf("beta", beta, [ann], ["ann@acme.com"]));
    expect(findUnusedWaivers([plain, masked])).to.deep.equal([[], []]);
  });
});
