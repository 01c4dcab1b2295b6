import { expect } from "chai";
import { AtlasError } from "../../../provider/atlas";
import { type Budget, startBudget } from "../../../provider/atlas/transport/budget";
import { createHosts } from "../../../provider/atlas/transport/hosts";
import { withRetries } from "../../../provider/atlas/transport/retry";

describe("withRetries", () => {
  let budget: Budget;
  let tries: number;
  let waits: string[];

  const failing = (error: AtlasError, maxRetries: number) =>
    withRetries(
      async () => {
        tries += 1;
        throw error;
      },
      {
        maxRetries,
        budget,
        host: "atlas.example",
        hosts: createHosts(),
        onLongWait: (milliseconds, purpose) => waits.push(`${milliseconds > 5000} ${purpose}`),
      },
    ).catch((reason: AtlasError) => reason);

  beforeEach(() => {
    tries = 0;
    waits = [];
    budget = startBudget(60, () => new AtlasError("timed-out", "too slow"));
  });

  afterEach(() => budget.release());

  it("tries a host that nobody knows once more, and no further", async () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    const error = await failing(new AtlasError("unavailable", "No such host.", { cause }), 4);
    expect(tries).to.equal(2);
    expect(error).to.have.property("message", "No such host. Tried 2 times.");
  });

  it("says before which try it waits for long, and why", async () => {
    const error = new AtlasError("unavailable", "Away.", { status: 503, retryAfterSeconds: 6 });
    await failing(error, 1);
    expect(waits).to.deep.equal(["true before try 2 of 2: Atlas answered 503"]);
  });

  it("does not try again what cannot be better", async () => {
    await failing(new AtlasError("not-found", "No such organization."), 4);
    expect(tries).to.equal(1);
  });
});
