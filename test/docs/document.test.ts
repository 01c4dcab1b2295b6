import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parseGatesDocument } from "../../provider/document/parse-gates-document";
import { run } from "../command-line/run";

const schema = require("../../schemas/gates-1.json");

function page(name: string): string {
  return readFileSync(path.join(__dirname, "../../docs", name), "utf8");
}

describe("docs/document.md", () => {
  const text = page("document.md");

  it("shows a document that can be read", () => {
    const yaml = /```yaml\n([^`]*)```/.exec(text)?.[1] ?? "";
    const withoutFile = yaml.replace(/^ +waivers: .*\n/m, "");
    const gates = parseGatesDocument(withoutFile, { file: "atlas-invitations.yaml", now: new Date() });
    expect(gates.map(({ name }) => name)).to.deep.equal(["acme", "swing"]);
  });

  it("has a row for every expectation and every key of an organization", () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const { expectations, organizations } = schema.properties;
    expect(rows).to.have.members([
      ...Object.keys(expectations.items.properties),
      ...Object.keys(organizations.additionalProperties.properties),
    ]);
  });
});

describe("README.md", () => {
  it("shows a document that can be read", () => {
    const [, yaml = ""] = /```yaml\n(version: [^`]*)```/.exec(page("../README.md")) ?? [];
    const gates = parseGatesDocument(yaml, { file: "atlas-invitations.yaml", now: new Date() });
    expect(gates.map(({ name }) => name)).to.deep.equal(["acme"]);
  });
});

describe("docs/command-line.md", () => {
  const text = page("command-line.md");

  for (const command of ["check", "list", "doctor", "emulator"]) {
    it(`tells of every option of ${command}`, async () => {
      const { stdout } = await run([command, "--help"]);
      const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option);
      const section = text.split(/^## /m).find((part) => part.startsWith(command));
      for (const option of options) if (option !== "--help") expect(section).to.contain(`${option}`);
    });
  }
});
