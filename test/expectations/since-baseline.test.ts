import { expect } from "chai";
import { invitationKey } from "../../provider/atlas/invitation";
import { sinceBaseline } from "../../provider/expectations/since-baseline";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";

const ann = invitation();
const baseline = sinceBaseline({ keys: [invitationKey(ann)] });

describe("sinceBaseline", () => {
  it("passes an invitation that was there, whatever its id is now", () => {
    expect(evaluate([{ ...ann, id: "650000000000000000000002" }], [baseline], { now }).passed).to.equal(true);
  });

  it("passes when an approved invitation is gone", () => {
    expect(evaluate([], [baseline], { now }).passed).to.equal(true);
  });

  it("fails a second invitation of an approved address", () => {
    const [violation] = evaluate([{ ...ann, createdAt: "2026-11-23T11:00:00Z" }], [baseline], { now }).violations;
    expect(violation?.message).to.equal("baseline permits only who was there at the last approved deployment");
    expect(violation?.remedy).to.match(/^withdraw it: /);
  });
});
