import { output, secret } from "@pulumi/pulumi";
import { expect } from "chai";
import { createConcealment } from "../../provider/component/concealment";
import { readPlainInputs } from "../../provider/component/plain-inputs";

const orgId = "5f0000000000000000000001";

describe("what a component shows of its inputs", () => {
  it("finds the secrets among them, however deep, and no common word", async () => {
    const { values, secrets } = await readPlainInputs({
      orgId: secret(orgId),
      username: null,
      endpoint: secret("auto"),
      expectations: [output({ onlyExpected: { usernames: [secret("ann@acme.com")], allowMissing: null } })],
      baseline: output(true),
    });
    expect(values).to.deep.equal({
      orgId,
      endpoint: "auto",
      expectations: [{ onlyExpected: { usernames: ["ann@acme.com"] } }],
      baseline: true,
    });
    expect(secrets).to.have.members([orgId, "ann@acme.com"]);
  });

  it("hides them in every text", () => {
    const conceal = createConcealment(["acme", "ann@acme.com"]);
    expect(conceal({ a: ["for ann@acme.com of acme", 1, null], b: { c: "acmeacme" } })).to.deep.equal({
      a: ["for [secret] of [secret]", 1, null],
      b: { c: "[secret][secret]" },
    });
  });

  it("leaves data as they are without a secret", () => {
    const data = { a: [{}] };
    expect(createConcealment([])(data)).to.equal(data);
  });
});
