import { output } from "@pulumi/pulumi";
import { expect } from "chai";
import { maxAge, onlyExpected } from "../../provider";
import { createRegisteredInputs, type GivenToGate } from "../../provider/gate/registered-inputs";

describe("what a gate registers", () => {
  const given: GivenToGate = {
    orgId: "5f0000000000000000000001",
    username: undefined,
    usernames: undefined,
    expectations: [maxAge({ days: 14 }), onlyExpected(["ann@acme.com"])],
    baseline: false,
    waiverCount: 2,
    isEnforced: true,
    isSecret: false,
  };

  function read(inputs: object): Promise<unknown> {
    return new Promise((resolve) => output(inputs).apply((all) => resolve(all)));
  }

  it("says whom it asks for, what it expects and how strictly, as plain data", async () => {
    const { expectations, ...rest } = Object(await read(createRegisteredInputs(given)));
    expect(rest).to.deep.equal({
      orgId: "5f0000000000000000000001",
      username: null,
      baseline: false,
      waiverCount: 2,
      enforcementLevel: "mandatory",
    });
    expect(expectations[0]).to.include({ id: "max-age", enforcementLevel: "mandatory" });
    expect(expectations[0].options).to.deep.equal({ days: 14 });
  });

  it("says when the config of the stack makes everything advisory", async () => {
    expect(await read(createRegisteredInputs({ ...given, isEnforced: false }))).to.include({
      enforcementLevel: "advisory",
    });
  });

  it("masks the addresses in what it expects", async () => {
    expect(JSON.stringify(await read(createRegisteredInputs({ ...given, usernames: "masked" })))).not.to.contain(
      "ann@",
    );
  });
});
