import { readdir, readFile } from "node:fs/promises";
import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { acmeGate, acmeId, fresh, organizations, stale } from "./acme";
import { old, startAdopted, waivers } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

describe("a gate that reports", () => {
  const acme = useAcmeStack();
  const folder = useFolder();

  /** The `report` of a gate, from the names of the files by their format. */
  const reportTo = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(names).map(([format, name]) => [format, folder.file(name)]));

  it("writes the reports of several gates, also of a preview that fails", async () => {
    const report = reportTo({ text: "r.txt", json: "r.json", markdown: "r.md", sarif: "r.sarif", junit: "r.xml" });
    const summary = folder.file("summary.md");
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    await startAdopted(acme, { organizations, args: { report } }, { env: { GITHUB_STEP_SUMMARY: summary } });
    await acme.run(1, "preview");
    expect(await readdir(folder.path)).to.have.members(["r.txt", "r.json", "r.md", "r.sarif", "r.xml", "summary.md"]);
    const { gates } = JSON.parse(await read(folder.file("r.json")));
    expect(gates.map(({ gate: name, passed }: { gate: string; passed: boolean }) => [name, passed])).to.deep.equal([
      ["acme", false],
      ["beta", true],
      ["gamma", true],
    ]);
    expect(await read(folder.file("r.sarif"))).to.contain("dan@contractor.example");
    const before = await readAll(report);
    await acme.run(1, "preview");
    expect(await readAll(report)).to.deep.equal(before);
    expect(await read(summary))
      .to.contain("acme")
      .and.contain("beta");
  });

  it("warns of a report that cannot be written", async () => {
    await startAdopted(acme, { args: { report: reportTo({ json: "nowhere/r.json" }) } });
    expect((await acme.run(0, "preview")).told[acmeGate]?.join("\n")).to.contain(
      "warning: A report of this gate could not be written: ENOENT",
    );
  });

  it("shows the first 20 violations, and counts the others", async () => {
    const { id: _, ...another } = old;
    const usernames = Array.from({ length: 25 }, (_, index) => `user-${index}@acme.com`);
    acme.atlas.setInvitations(
      acmeId,
      usernames.map((username) => ({ ...another, username })),
    );
    await startAdopted(acme, {});
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]?.filter((line) => line.includes("max-age permits"))).to.have.length(20);
    expect(told[acmeGate]?.at(-1)).to.equal("and 5 more, which a report lists");
    expect(told["pulumi:pulumi:Stack (adopted-test)"]).to.deep.equal([
      "error: The invitation gate failed: acme (25 violations)",
    ]);
  });

  it("shows masked usernames alone, in state, messages and reports, and judges all the same", async () => {
    const formats = ["text", "json", "markdown", "html", "sarif", "junit", "github"];
    const report = reportTo(Object.fromEntries(formats.map((format) => [format, `report.${format}`])));
    acme.atlas.setInvitations(acmeId, [fresh, old]);
    await startAdopted(acme, { args: { usernames: "masked", baseline: "adopt", waivers, report } });
    await acme.run(0, "up", "--diff");
    acme.atlas.setInvitations(acmeId, [fresh, old, stale, { username: "zoe@contractor.example" }]);
    const { output } = await acme.run(1, "preview", "--diff");
    const [dan, bob, zoe] = [stale.username, "bob@acme.com", "zoe@contractor.example"].map(maskUsername);
    expect(output).to.contain(`${dan} (ORG_OWNER, sent 20 days ago by ${bob})\n`);
    expect(output).to.contain(`${zoe} (ORG_MEMBER, sent 2 days ago by`);
    expect(output).to.contain("  allowed-domains permits only acme.com\n");
    for (const text of [output, await acme.stack.exportState(), ...(await readAll(report))]) {
      // The waivers are in the program's own config, in which Pulumi shows and keeps them as they are.
      const lines = text.split("\n").filter((line) => !line.includes("settings"));
      expect(lines.filter((line) => /(ann|eve|dan|zoe|bob)@/.test(line))).to.deep.equal([]);
    }
  });

  it("keeps its outputs as secrets when they are to be secret", async () => {
    await startAdopted(acme, { args: { secret: true, baseline: true } });
    await acme.run(0, "up");
    const state = await acme.stack.exportState();
    expect(state).to.not.contain("ann@acme.com").and.not.contain("bob@acme.com");
    expect(state).to.contain(acmeId);
    await acme.run(0, "preview", "--expect-no-changes");
  });
});

const read = (file: string) => readFile(file, "utf8");

function readAll(files: Readonly<Record<string, string>>): Promise<string[]> {
  return Promise.all(Object.values(files).map(read));
}
