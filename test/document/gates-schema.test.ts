import Ajv from "ajv/dist/2020";
import { expect } from "chai";
import { createGatesJsonSchema } from "../../provider/document/json-schema";

const published = require("../../schemas/gates-1.json");

const acme = { orgId: "5f0000000000000000000001" };
const expectations = [{ maxAge: { days: 14 } }];

describe("the published schema of the document", () => {
  const fits = new Ajv({ strict: false }).compile(published);

  it("is the one that documents are read by (npm run schemas writes it)", () => {
    expect(published).to.deep.equal(createGatesJsonSchema());
  });

  it("accepts a document, with a $schema for editors", () => {
    expect(fits({ $schema: "gates-1.json", version: 1, expectations, organizations: { acme } })).to.equal(true);
  });

  for (const [what, document] of [
    ["another version", { version: 2, expectations, organizations: { acme } }],
    ["an unknown name", { version: 1, expectations, organisations: { acme } }],
    [
      "an entry of two expectations",
      { version: 1, expectations: [{ noneExpired: {}, noneRejected: {} }], organizations: { acme } },
    ],
    ["an entry of none", { version: 1, expectations: [{}], organizations: { acme } }],
    [
      "an argument of another type",
      { version: 1, expectations: [{ maxAge: { days: "14" } }], organizations: { acme } },
    ],
    ["an organization without an id", { version: 1, expectations, organizations: { acme: {} } }],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(fits(document)).to.equal(false);
    });
  }
});
