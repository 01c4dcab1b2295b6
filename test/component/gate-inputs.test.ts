import { InputPropertyError } from "@pulumi/pulumi";
import { expect } from "chai";
import { readGateInputs } from "../../provider/component/gate-inputs";

const orgId = "5f0000000000000000000001";
const expectations = [{ maxAge: { days: 14 } }];
const now = new Date("2026-12-01");

describe("the inputs of a gate in another language", () => {
  it("are those of an organization in a document, and what only Pulumi has", () => {
    const given = readGateInputs({ orgId, statuses: ["PENDING"], expectations, report: { json: "a.json" } }, now);
    expect(given.inputs).to.deep.equal({ orgId, statuses: ["PENDING"] });
    expect(given.expectations.map(({ id }) => id)).to.deep.equal(["max-age"]);
    expect(given).to.include({ baseline: false, secret: false });
  });

  it("may expect nothing with a baseline", () => {
    expect(readGateInputs({ orgId, baseline: "adopt" }, now)).to.deep.include({ baseline: "adopt", expectations: [] });
  });

  for (const [propertyPath, values] of [
    ["orgId", { expectations }],
    ["expectations[0].maxAge.days", { orgId, expectations: [{ maxAge: { days: 99 } }] }],
    ["expectations[0].maxage", { orgId, expectations: [{ maxage: { days: 9 } }] }],
    ["expectations", { orgId }],
    ["waivers[0].expectation", { orgId, expectations, waivers: [{ username: "a@b.c" }] }],
    ["baseline", { orgId, baseline: "yes" }],
    ["secret", { orgId, expectations, secret: "true" }],
    ["report.pdf", { orgId, expectations, report: { pdf: "a.pdf" } }],
    ["report.json", { orgId, expectations, report: { json: "" } }],
  ] as const) {
    it(`are refused with the place ${propertyPath}`, () => {
      const read = () => readGateInputs(values, now);
      expect(read).to.throw(InputPropertyError).with.property("propertyPath", propertyPath);
    });
  }
});
