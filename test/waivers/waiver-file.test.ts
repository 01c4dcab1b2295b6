import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readWaiverFile } from "../../provider/waivers/waiver-file";

const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const yaml = `# Accepted by the security team.
- username: ann@contractor.example
  expectation: max-age
  reason: on parental leave
  owner: bob@acme.com
  expires: ${tomorrow}
- domain: partner.example
  expectation: allowed-domains
  reason: the audit of this year
  owner: carol@acme.com
  expires: "${tomorrow}"
`;

describe("readWaiverFile", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "waivers-"));
  });

  after(() => rm(folder, { recursive: true }));

  async function read(text: string, name = "waivers.yaml") {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return readWaiverFile(file, new Date());
  }

  const waivers = [
    {
      username: "ann@contractor.example",
      expectation: "max-age",
      reason: "on parental leave",
      owner: "bob@acme.com",
      expires: tomorrow,
    },
    {
      domain: "partner.example",
      expectation: "allowed-domains",
      reason: "the audit of this year",
      owner: "carol@acme.com",
      expires: tomorrow,
    },
  ];

  it("reads YAML", async () => {
    expect(await read(yaml)).to.deep.equal(waivers);
  });

  it("reads JSON", async () => {
    expect(await read(JSON.stringify(waivers), "waivers.json")).to.deep.equal(waivers);
  });

  it("reads an empty file as none", async () => {
    expect(await read("# none yet\n")).to.deep.equal([]);
  });

  for (const [fault, text, line, message] of [
    [
      "a wrong date",
      yaml.replace(`"${tomorrow}"`, "soon"),
      11,
      'waivers[1].expires must be a date such as 2026-12-31. Received: "soon"',
    ],
    [
      "a missing owner",
      yaml.replace("  owner: carol@acme.com\n", ""),
      7,
      "waivers[1].owner must be who answers for it. Received: nothing",
    ],
    [
      "a misspelled field",
      yaml.replace("reason: on", "reasons: on"),
      4,
      'waivers[0] has "reasons", which no waiver has. Did you mean reason?',
    ],
    ["no list", "username: ann@acme.com\n", 1, "waivers must be a list of waivers."],
    ["what is not YAML", "- username: [\n", 2, /flow/i],
    ["an alias of nothing", "- *x\n", 1, /alias/i],
    ["an alias of itself", "&a [*a]\n", 1, /circular/i],
    ["the same key twice", yaml.replace("  owner: bob", "  reason: again\n  owner: bob"), 5, /unique/i],
  ] as const) {
    it(`refuses ${fault}, naming the line`, async () => {
      const failure = await read(text).catch((error: Error) => error);
      expect(failure).to.be.instanceOf(Error);
      const [, place = "", said = ""] = /waivers\.yaml:(\d+): (.*)$/s.exec(String((failure as Error).message)) ?? [];
      expect(Number(place), said).to.equal(line);
      if (typeof message === "string") expect(said).to.contain(message);
      else expect(said).to.match(message);
    });
  }

  it("refuses a file that does not exist", () => {
    const file = path.join(folder, "none.yaml");
    expect(() => readWaiverFile(file, new Date())).to.throw(
      `The waivers in ${file} cannot be read: there is no such file in ${folder}.`,
    );
  });
});
