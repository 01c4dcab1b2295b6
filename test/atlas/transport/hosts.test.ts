import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { AtlasError } from "../../../provider/atlas";
import { type Budget, startBudget } from "../../../provider/atlas/transport/budget";
import { createHosts, type Hosts } from "../../../provider/atlas/transport/hosts";

describe("a host", () => {
  const name = "host.example";
  let hosts: Hosts;
  let budgets: Budget[];

  const budgetOf = (seconds: number) => {
    const budget = startBudget(seconds, () => new AtlasError("timed-out", "too slow"));
    budgets.push(budget);
    return budget;
  };

  beforeEach(() => {
    hosts = createHosts();
    budgets = [];
  });

  afterEach(() => {
    for (const budget of budgets) budget.release();
  });

  const elapsed = async (work: Promise<unknown>) => {
    const start = performance.now();
    await work;
    return performance.now() - start;
  };

  it("is sent nothing while it is paused, and a shorter pause does not end a longer one", async () => {
    const start = performance.now();
    hosts.pause(name, 300);
    hosts.pause(name, 10);
    await hosts.inTurn(name, budgetOf(60), async () => 1);
    expect(performance.now() - start).to.be.at.least(300);
  });

  it("is sent nothing either when a pause begins while a request waits for its turn", async () => {
    const busy = Array.from({ length: 8 }, () => hosts.inTurn(name, budgetOf(5), () => wait(100)));
    const queued = elapsed(hosts.inTurn(name, budgetOf(5), async () => 1));
    await wait(20);
    hosts.pause(name, 400);
    expect(await queued).to.be.at.least(390);
    await Promise.all(busy);
  });

  it("says at once that its pause is longer than somebody has time, although others wait for it", async () => {
    hosts.pause(name, 1900);
    let isOver = false;
    const send = async () => {
      isOver = true;
    };
    const patient = Array.from({ length: 9 }, () => hosts.inTurn(name, budgetOf(60), send));
    const failed = await hosts.inTurn(name, budgetOf(1), send).catch((error: Error) => error);
    expect(isOver).to.equal(false);
    expect(failed).to.include({ code: "rate-limited", retryAfterSeconds: 2 });
    await Promise.all(patient);
  });

  it("is paused for an hour at most", async () => {
    hosts.pause(name, 100 * 3_600_000);
    const failed = await hosts.inTurn(name, budgetOf(60), async () => 1).catch((error: Error) => error);
    expect(failed).to.have.property("code", "rate-limited");
    expect(failed).to.have.property("retryAfterSeconds").that.is.within(3500, 3600);
  });

  it("makes a long pause known once, and again when it turns out to be much longer", async () => {
    const announced: number[] = [];
    const ask = () =>
      Promise.race([hosts.outlastPause(name, budgetOf(60), (milliseconds) => announced.push(milliseconds)), wait(20)]);
    hosts.pause(name, 4000);
    await ask();
    expect(announced).to.have.length(0);
    hosts.pause(name, 6000);
    await ask();
    await ask();
    expect(announced).to.have.length(1);
    hosts.pause(name, 12_000);
    await ask();
    expect(announced).to.have.length(2);
  });
});
