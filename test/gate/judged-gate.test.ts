import { expect } from "chai";
import { maxAge } from "../../provider/expectations/max-age";
import { createUnjudgedGate, judgeGate, type Terms } from "../../provider/gate/judged-gate";
import { invitation, now } from "../invitation";

const old = invitation({ createdAt: "2020-01-01T00:00:00Z" });
const read = { orgId: old.orgId, invitations: [old], statuses: null, usernames: null };
const terms: Terms = { expectations: [maxAge({ days: 14 })], waivers: [], adopts: true, now };
const command = { command: "pulumi up" };

describe("a gate that has looked", () => {
  it("tolerates what it adopts", () => {
    const gate = judgeGate(read, terms);
    const { keys, adopted = [] } = gate.approval();
    expect(gate.isMet()).to.equal(true);
    expect(gate.verdict()).to.have.property("passed", false);
    expect(gate.verdict({ keys, adopted, approval: command })).to.include({ passed: true, toleratedCount: 1 });
  });

  it("tolerates nothing of a baseline that was taken to adopt, once it no longer adopts", () => {
    const { keys, adopted = [] } = judgeGate(read, terms).approval();
    const gate = judgeGate(read, { ...terms, adopts: false });
    expect(gate.isMet()).to.equal(false);
    expect(gate.verdict({ keys, adopted, approval: command })).to.include({ passed: false, toleratedCount: 0 });
  });

  it("finds what was not there when the baseline was taken", () => {
    const gate = judgeGate(read, { ...terms, expectations: [] });
    const { violations } = gate.verdict({ keys: [], adopted: [], approval: command });
    expect(violations.map(({ expectation }) => expectation)).to.deep.equal(["baseline"]);
  });
});

describe("a gate that could not look", () => {
  const failure = { code: "unavailable", message: "Atlas answered 503." };

  it("has not passed, is not met, and has nothing to approve", () => {
    const gate = createUnjudgedGate(failure, terms, null);
    expect(gate.verdict()).to.include({ passed: false, invitationCount: 0, failure });
    expect(gate.isMet()).to.equal(false);
    expect(gate.approval()).to.deep.equal({ usernames: [], keys: [], adopted: undefined });
  });
});
