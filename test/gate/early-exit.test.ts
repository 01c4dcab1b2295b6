import { expect } from "chai";
import { createExitWatch } from "../../provider/gate/early-exit";

describe("the end of a program", () => {
  it("is as it should be when every gate has passed", async () => {
    const watch = createExitWatch();
    watch.begin("acme")(Promise.resolve(null));
    await Promise.resolve();
    expect(watch.objection()).to.equal(null);
  });

  it("comes too early while a gate has no verdict, failed to come to one, or has failed", async () => {
    const watch = createExitWatch();
    watch.begin("acme")(Promise.resolve("1 violation"));
    watch.begin("beta")(new Promise(() => undefined));
    watch.begin("gamma")(Promise.reject(new Error("no verdict")));
    watch.begin("delta")(Promise.resolve(null));
    watch.begin("a gate\n::error::that threw when it was made");
    await Promise.resolve();
    expect(watch.objection()).to.equal(
      "The program ended as if its invitation gates had passed: acme (1 violation), beta (no verdict yet), gamma (no " +
        "verdict yet), a gate\\u{a}::error::that threw when it was made (no verdict yet)",
    );
  });
});
