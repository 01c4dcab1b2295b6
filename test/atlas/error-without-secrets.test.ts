import { inspect } from "node:util";
import { expect } from "chai";
import { AtlasError } from "../../provider/atlas";
import { redactError } from "../../provider/atlas/error-without-secrets";
import { createSecrets } from "../../provider/atlas/secrets/secrets";

describe("redactError", () => {
  const secrets = createSecrets();
  secrets.keep("canary-0f2d7c51");

  it("leaves an error alone that repeats no secret", () => {
    const error = new AtlasError("forbidden", "No.", { cause: new Error("because") });
    expect(redactError(error, secrets)).to.equal(error);
  });

  it("replaces one that repeats a secret in its message or deep in its causes", () => {
    const cause = new Error("outer", { cause: Object.assign(new Error("inner"), { data: "canary-0f2d7c51" }) });
    for (const error of [
      new AtlasError("forbidden", "No canary-0f2d7c51.", { status: 403 }),
      new AtlasError("forbidden", "No.", { status: 403, cause }),
    ]) {
      const shown = redactError(error, secrets);
      expect(shown).to.include({ code: "forbidden", status: 403 });
      expect(inspect(shown, { depth: 10 })).to.not.contain("canary");
    }
  });

  it("replaces one that nobody designed", () => {
    const shown = redactError(new TypeError("canary-0f2d7c51 is not a function"), secrets);
    expect(shown.code).to.equal("response-refused");
    expect(shown.message).to.contain("in an unforeseen way (TypeError)");
    expect(inspect(shown, { depth: 10 })).to.not.contain("canary");
  });
});
