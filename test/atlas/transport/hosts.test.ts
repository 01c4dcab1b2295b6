import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { startBudget } from "../../../provider/atlas/transport/budget";
import { inTurn, outlastPause, pauseHost } from "../../../provider/atlas/transport/hosts";

describe("a host", () => {
  let number = 0;
  let name: string;

  beforeEach(() => {
    number += 1;
    name = `host-${number}.example`;
  });

  const elapsed = async (work: Promise<unknown>) => {
    const start = performance.now();
    await work;
    return performance.now() - start;
  };

  it("is sent nothing while it is paused, and a shorter pause does not end a longer one", async () => {
    pauseHost(name, 300);
    pauseHost(name, 10);
    expect(await elapsed(inTurn(name, startBudget(5, name), async () => 1))).to.be.at.least(290);
  });

  it("is sent nothing either when a pause begins while a request waits for its turn", async () => {
    const busy = Array.from({ length: 8 }, () => inTurn(name, startBudget(5, name), () => wait(100)));
    const queued = elapsed(inTurn(name, startBudget(5, name), async () => 1));
    await wait(20);
    pauseHost(name, 400);
    expect(await queued).to.be.at.least(390);
    await Promise.all(busy);
  });

  it("says at once that its pause is longer than somebody has time, although others wait for it", async () => {
    pauseHost(name, 1500);
    const patient = Array.from({ length: 9 }, () => inTurn(name, startBudget(5, name), async () => 1));
    const failed = inTurn(name, startBudget(1, name), async () => 1).catch((error: Error) => error);
    expect(await elapsed(failed)).to.be.below(500);
    expect(await failed).to.include({ code: "rate-limited", retryAfterSeconds: 2 });
    await Promise.all(patient);
  });

  it("makes a long pause known once, and again when it turns out to be much longer", async () => {
    const announced: number[] = [];
    const ask = () =>
      Promise.race([
        outlastPause(name, startBudget(60, name), (milliseconds) => announced.push(milliseconds)),
        wait(20),
      ]);
    pauseHost(name, 4000);
    await ask();
    expect(announced).to.have.length(0);
    pauseHost(name, 6000);
    await ask();
    await ask();
    expect(announced).to.have.length(1);
    pauseHost(name, 12_000);
    await ask();
    expect(announced).to.have.length(2);
  });
});
