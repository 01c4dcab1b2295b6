import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { createSharedReads } from "../../provider/atlas/shared-reads";

describe("shared reads", () => {
  const counting = (keptSeconds: number) => {
    const reads = createSharedReads<{ list: number[] }>(keptSeconds);
    let begun = 0;
    return (key: string) =>
      reads.share(key, async () => {
        begun += 1;
        const list = [begun];
        await wait(5);
        return { list };
      });
  };

  it("give everybody a copy of their own", async () => {
    const share = counting(0);
    const [one, other] = await Promise.all([share("same").result, share("same").result]);
    one.list.push(7);
    expect(other).to.deep.equal({ list: [1] });
  });

  it("keep a result for as long as they may", async () => {
    const share = counting(60);
    await share("kept").result;
    expect(share("kept").isShared).to.equal(true);
  });

  it("keep a result no longer than they may", async () => {
    const share = counting(0.05);
    await share("kept").result;
    await wait(100);
    expect(share("kept").isShared).to.equal(false);
  });

  it("keep different reads apart", async () => {
    const share = counting(0);
    expect(await Promise.all([share("a").result, share("b").result])).to.deep.equal([{ list: [1] }, { list: [2] }]);
  });
});
