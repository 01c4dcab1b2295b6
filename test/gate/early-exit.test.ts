import { expect } from "chai";
import { createExitWatch } from "../../provider/gate/early-exit";

describe("the end of a program", () => {
  it("is as it should be when every gate has passed", async () => {
    const watch = createExitWatch();
    watch.add("acme", Promise.resolve(null));
    await Promise.resolve();
    expect(watch.objection()).to.equal(null);
  });

  it("comes too early while a gate has no verdict, failed to come to one, or has failed", async () => {
    const watch = createExitWatch();
    watch.add("acme", Promise.resolve("1 violation"));
    watch.add("beta", new Promise(() => undefined));
    watch.add("gamma", Promise.reject(new Error("no verdict")));
    watch.add("delta", Promise.resolve(null));
    await Promise.resolve();
    expect(watch.objection()).to.equal(
      "The program ended as if its invitation gates had passed: acme (1 violation), beta (no verdict yet), gamma (no " +
        "verdict yet)",
    );
  });
});
