import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { gatesFromFile } from "../../provider/index";

describe("gatesFromFile", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "gates-"));
    file = path.join(folder, "gates.yaml");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("gives the args of each gate by its name, and nothing that the document does not say", () => {
    writeFileSync(
      file,
      `version: 1
organizations:
  acme:
    orgId: 5f0000000000000000000001
    statuses: [PENDING]
    environmentPrefix: ACME_
    expectations: [{ maxAge: { days: 14 } }]`,
    );
    const { acme, ...others } = gatesFromFile(file);
    const { expectations, ...args } = acme ?? {};
    expect(args).to.deep.equal({
      orgId: "5f0000000000000000000001",
      statuses: ["PENDING"],
      environmentPrefix: "ACME_",
      waivers: [],
    });
    expect(expectations).to.have.lengthOf(1);
    expect(others).to.deep.equal({});
  });

  it("says what is wrong without a stack, which Pulumi would show", () => {
    writeFileSync(file, "version: 1\norganizations: {}");
    expect(() => gatesFromFile(file))
      .to.throw(`${file}:2: organizations must hold an organization, at least one.`)
      .with.property("stack", "");
  });
});
