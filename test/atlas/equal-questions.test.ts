import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { askOnce } from "../../provider/atlas/equal-questions";

describe("askOnce", () => {
  let asked = 0;
  const ask = (question: string, keptSeconds = 0) =>
    askOnce(question, keptSeconds, async () => {
      asked += 1;
      await wait(5);
      return { list: [asked] };
    });

  beforeEach(() => {
    asked = 0;
  });

  it("gives everybody a copy of their own", async () => {
    const [one, other] = await Promise.all([ask("copies").answer, ask("copies").answer]);
    one.list.push(7);
    expect(other).to.deep.equal({ list: [1] });
    expect(asked).to.equal(1);
  });

  it("keeps an answer for as long as it may, and no longer", async () => {
    await ask("kept", 0.1).answer;
    expect(ask("kept", 0.1).isShared).to.equal(true);
    await wait(150);
    expect(ask("kept", 0.1).isShared).to.equal(false);
  });

  it("keeps the answer to one question apart from that to another", async () => {
    expect(await Promise.all([ask("a").answer, ask("b").answer])).to.deep.equal([{ list: [2] }, { list: [2] }]);
  });
});
