import { expect } from "chai";
import { createGrantKey } from "../../provider/atlas/grant";
import { sinceBaseline } from "../../provider/expectations/since-baseline";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";

const ann = invitation();
const baseline = sinceBaseline({ keys: [createGrantKey(ann)] });

describe("sinceBaseline", () => {
  it("passes an invitation that was there, whatever its id is now", () => {
    expect(evaluate([{ ...ann, id: "650000000000000000000002" }], [baseline], { now }).passed).to.equal(true);
  });

  it("passes when an approved invitation is gone", () => {
    expect(evaluate([], [baseline], { now }).passed).to.equal(true);
  });

  it("passes what grants the same in another order", () => {
    const roles = ["ORG_READ_ONLY", "ORG_MEMBER"];
    const two = sinceBaseline({ keys: [createGrantKey({ ...ann, roles })] });
    expect(evaluate([{ ...ann, roles: roles.toReversed() }], [two], { now }).passed).to.equal(true);
  });

  for (const change of [
    { roles: ["ORG_OWNER"] },
    { groupRoleAssignments: [{ groupId: "6f0000000000000000000001", groupRole: "GROUP_OWNER" }] },
    { teamIds: ["7f0000000000000000000001"] },
  ]) {
    it(`fails an approved invitation that now grants ${JSON.stringify(change)}`, () => {
      const [violation] = evaluate([{ ...ann, ...change }], [baseline], { now }).violations;
      expect(violation?.message).to.equal(
        "baseline permits only the roles and teams that it granted at the last approved deployment",
      );
    });
  }

  it("fails a second invitation of an approved address", () => {
    const [violation] = evaluate([{ ...ann, createdAt: "2026-11-23T11:00:00Z" }], [baseline], { now }).violations;
    expect(violation?.message).to.equal("baseline permits only who was there at the last approved deployment");
    expect(violation?.remedy).to.match(/^withdraw it: /);
  });
});
