import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import type { AtlasEmulator, InvitationFixture } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, freshNext, organizations, stale, staleWho, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Run } from "./run-pulumi";
import type { Stack, StackOptions } from "./stack";

const gate = "atlas-invitations:index:InvitationGate (acme)";
const stackLine = "pulumi:pulumi:Stack (adopted-test)";
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const waiver = {
  username: "dan@contractor.example",
  reason: "on parental leave",
  owner: "carol@acme.com",
  expires: inDays(60),
};
const waivers = ["max-age", "allowed-domains", "forbidden-roles"].map((expectation) => ({ ...waiver, expectation }));

/** An invitation whose only fault is its age. */
const old: InvitationFixture = { ...fresh, id: "65000000000000000000000d", username: "eve@acme.com", sentDaysAgo: 20 };

describe("a gate that a team adopts", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "adopted-"));
    atlas = await startAcme(fresh);
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
    await rm(folder, { recursive: true });
  });

  async function start(settings: object, invitations: InvitationFixture[], options: Partial<StackOptions> = {}) {
    atlas.setInvitations(acmeId, invitations);
    stack = await createAcmeStack(atlas, "test/engine/programs/adopted", {
      ...options,
      config: { settings: JSON.stringify(settings), ...options.config },
    });
  }

  async function run(expected: number, ...args: Parameters<Stack["run"]>): Promise<Run> {
    const ended = await stack.run(...args);
    expect(ended.exitCode, ended.output).to.equal(expected);
    return ended;
  }

  const said = async (expected: number, ...args: Parameters<Stack["run"]>) =>
    diagnosticsOf((await run(expected, ...args)).output);

  it("passes with warnings when everything is advisory", async () => {
    await start({ enforcementLevel: "advisory" }, [stale]);
    const lines = (await said(0, "preview"))[gate] ?? [];
    expect(lines.slice(0, 5)).to.deep.equal([
      "warning: 3 advisory violations in 1 invitation",
      `advisory: ${staleWho}`,
      "  max-age permits 14 days",
      "  allowed-domains permits only acme.com",
      "  forbidden-roles forbids ORG_OWNER",
    ]);
    expect(lines.at(-1)).to.equal("1 invitation of acme, as expected but for 3 advisory");
  });

  it("passes with what is waived, lists it, and says when it ends", async () => {
    await start({ args: { waivers } }, [stale, fresh]);
    const by = `waived until ${waiver.expires} by carol@acme.com (on parental leave): dan@contractor.example`;
    expect((await said(0, "preview"))[gate]).to.deep.equal([
      "2 invitations of acme, as expected but for 3 waived",
      ...[by, "  max-age permits 14 days"],
      ...[by, "  allowed-domains permits only acme.com"],
      ...[by, "  forbidden-roles forbids ORG_OWNER"],
      freshNext,
    ]);
  });

  it("warns of a waiver that accepts nothing", async () => {
    await start({ args: { waivers: waivers.slice(0, 1) } }, [fresh]);
    expect((await said(0, "preview"))[gate]).to.deep.equal([
      "warning: unused waiver of max-age for dan@contractor.example (carol@acme.com: on parental leave): remove it",
      "1 invitation of acme, as expected",
      freshNext,
    ]);
  });

  it("fails when a waiver has expired", async () => {
    await start(
      { args: { waivers: [{ ...waiver, username: "eve@acme.com", expectation: "max-age", expires: inDays(-1) }] } },
      [old],
    );
    const { [gate]: lines, [stackLine]: summary } = await said(1, "preview");
    expect(lines).to.deep.equal([
      "error: 2 violations in 1 invitation",
      "eve@acme.com (ORG_MEMBER, sent 20 days ago by bob@acme.com)",
      "  max-age permits 14 days",
      `  the waiver of max-age for eve@acme.com expired on ${inDays(-1)} (carol@acme.com: on parental leave)`,
      "  withdraw it, which also removes a member who accepted it meanwhile:",
      `  atlas api mongoDbCloudUsers removeOrgUser --orgId ${acmeId} --userId ${userIdIn(lines)}`,
      "  remove the waiver, or renew it with a new date",
    ]);
    expect(summary).to.deep.equal(["error: The invitation gate failed: acme (2 violations)"]);
  });

  it("takes its waivers from a file, and names the line that is wrong", async () => {
    const file = path.join(folder, "waivers.yaml");
    const text = waivers.map((one) =>
      Object.entries(one)
        .map(([key, value]) => `${key}: ${value}`)
        .join("\n  "),
    );
    await writeFile(file, text.map((entry) => `- ${entry}\n`).join(""));
    await start({ waiverFile: file }, [stale]);
    await run(0, "preview");
    await writeFile(file, "- username: dan@contractor.example\n  expectation: max-age\n  expires: soon\n");
    expect((await run(1, "preview")).output).to.contain(
      `${file}:1: waivers[0].reason must be a reason, in words. Received: nothing`,
    );
  });

  it("tolerates with baseline adopt what was wrong at the start, and nothing that came since", async () => {
    await start({ args: { baseline: "adopt" } }, [stale]);
    const tolerated = [
      "1 invitation of acme, as expected but for 3 tolerated",
      "3 violations tolerated: there when the baseline was taken",
    ];
    expect((await said(0, "preview"))[gate]).to.deep.equal(tolerated);
    expect((await said(0, "up"))[gate]).to.include.members(tolerated);
    expect((await said(0, "preview", "--expect-no-changes"))[gate]).to.deep.equal(tolerated);
    atlas.setInvitations(acmeId, [stale, old]);
    const commands: Parameters<Stack["run"]>[] = [["preview"], ["up", "--skip-preview"]];
    for (const command of commands) {
      const lines = (await said(1, ...command))[gate] ?? [];
      expect(lines.slice(0, 4)).to.deep.equal([
        "error: 2 violations in 1 invitation",
        "eve@acme.com (ORG_MEMBER, sent 20 days ago by bob@acme.com)",
        "  max-age permits 14 days",
        "  baseline permits only who was there at the last approved deployment",
      ]);
      expect(lines.at(-1)).to.equal(tolerated[1]);
    }
    atlas.setInvitations(acmeId, [{ ...stale, sentDaysAgo: 19 }]);
    expect((await said(1, "preview"))[stackLine]).to.deep.equal([
      "error: The invitation gate failed: acme (4 violations)",
    ]);
  });

  it("judges a preview as of another day, and no update", async () => {
    await start({}, [fresh]);
    const asOf = inDays(30);
    const { [gate]: lines } = await said(1, "preview", "--config", `atlas-invitations:asOf=${asOf}`);
    expect(lines).to.include.members([
      "error: 1 violation in 1 invitation",
      "ann@acme.com (ORG_MEMBER, sent 31 days ago by bob@acme.com)",
      "  max-age permits 14 days",
    ]);
    expect(lines).to.include(`warning: Judged as of ${asOf}, and not of today (atlas-invitations:asOf).`);
    expect((await run(1, "up", "--skip-preview", "--config", `atlas-invitations:asOf=${asOf}`)).output).to.contain(
      "atlas-invitations:asOf is set, and only a preview can judge as of another day. Remove it: pulumi config rm " +
        "atlas-invitations:asOf",
    );
  });

  for (const asOf of ["2020-01-01", "2027-13-01", "2027-02-30", "tomorrow"]) {
    it(`does not judge as of ${asOf}`, async () => {
      await start({}, [fresh]);
      expect((await run(1, "preview", "--config", `atlas-invitations:asOf=${asOf}`)).output).to.contain(
        `atlas-invitations:asOf must be a date from today on, such as 2026-12-24. Received: "${asOf}"`,
      );
    });
  }

  it("lets everything pass in an emergency, loudly and once, and approves nobody", async () => {
    await start({ organizations, args: { baseline: true } }, [stale], {
      config: { "atlas-invitations:enforcementLevel": "advisory" },
    });
    const all = Object.values(await said(0, "preview")).flat();
    expect(all.filter((line) => line.includes("NO INVITATION GATE IS ENFORCED"))).to.deep.equal([
      "warning: NO INVITATION GATE IS ENFORCED: atlas-invitations:enforcementLevel is advisory, so every violation is a " +
        "warning. When the emergency is over: pulumi config rm atlas-invitations:enforcementLevel",
    ]);
    expect(all).to.include.members([`advisory: ${staleWho}`, "  max-age permits 14 days"]);
    await run(0, "up");
    await stack.setConfig({ "atlas-invitations:enforcementLevel": "mandatory" });
    const lines = (await said(1, "preview"))[gate] ?? [];
    expect(lines.filter((line) => line.includes("baseline permits only who was there"))).to.have.length(1);
  });

  it("fails on any other word for the enforcement level", async () => {
    await start({}, [fresh], { config: { "atlas-invitations:enforcementLevel": "off" } });
    expect((await run(1, "preview")).output).to.contain(
      'atlas-invitations:enforcementLevel must be "mandatory" or "advisory". Received: "off"',
    );
  });

  it("fails when only invitations are read that nobody can accept", async () => {
    await start({ args: { statuses: ["INVITATION_EXPIRED"] } }, [stale]);
    expect((await said(1, "preview"))[gate]).to.include(
      'max-age could not be checked: add "PENDING" to the statuses that are read',
    );
  });

  it("shows masked usernames alone, in state, messages and reports, and judges all the same", async () => {
    const formats = ["text", "json", "markdown", "html", "sarif", "junit", "github"];
    const report = Object.fromEntries(formats.map((format) => [format, path.join(folder, `report.${format}`)]));
    await start({ args: { usernames: "masked", baseline: "adopt", waivers, report } }, [fresh, old]);
    await run(0, "up", "--diff");
    atlas.setInvitations(acmeId, [fresh, old, stale, { username: "zoe@contractor.example" }]);
    const { output } = await run(1, "preview", "--diff");
    const [dan, bob, zoe] = [stale.username, "bob@acme.com", "zoe@contractor.example"].map(maskUsername);
    expect(output).to.contain(`${dan} (ORG_OWNER, sent 20 days ago by ${bob})\n`);
    expect(output).to.contain(`${zoe} (ORG_MEMBER, sent 2 days ago by`);
    expect(output).to.contain("  allowed-domains permits only acme.com\n");
    for (const text of [output, await stack.exportState(), ...(await Promise.all(Object.values(report).map(read)))]) {
      // The waivers are in the program's own config, in which Pulumi shows and keeps them as they are.
      const lines = text.split("\n").filter((line) => !line.includes("settings"));
      expect(lines.filter((line) => /(ann|eve|dan|zoe|bob)@/.test(line))).to.deep.equal([]);
    }
  });

  it("keeps its outputs as secrets when they are to be secret", async () => {
    await start({ args: { secret: true, baseline: true } }, [fresh]);
    await run(0, "up");
    const state = await stack.exportState();
    expect(state).to.not.contain("ann@acme.com").and.not.contain("bob@acme.com");
    expect(state).to.contain(acmeId);
    await run(0, "preview", "--expect-no-changes");
  });

  it("writes the reports of several gates, also of a preview that fails", async () => {
    const names = { text: "r.txt", json: "r.json", markdown: "r.md", sarif: "r.sarif", junit: "r.xml" };
    const report = Object.fromEntries(Object.entries(names).map(([format, name]) => [format, path.join(folder, name)]));
    const summary = path.join(folder, "summary.md");
    await start({ organizations, args: { report } }, [fresh, stale], { env: { GITHUB_STEP_SUMMARY: summary } });
    await run(1, "preview");
    expect((await readdir(folder)).sort()).to.deep.equal([...Object.values(names), "summary.md"].sort());
    const { gates } = JSON.parse(await read(path.join(folder, "r.json")));
    expect(gates.map(({ gate: name, passed }: { gate: string; passed: boolean }) => [name, passed])).to.deep.equal([
      ["acme", false],
      ["beta", true],
      ["gamma", true],
    ]);
    expect(await read(path.join(folder, "r.sarif"))).to.contain("dan@contractor.example");
    const before = await Promise.all(Object.values(report).map(read));
    await run(1, "preview");
    expect(await Promise.all(Object.values(report).map(read))).to.deep.equal(before);
    expect(await read(summary))
      .to.contain("acme")
      .and.contain("beta");
  });

  it("warns of a report that cannot be written", async () => {
    await start({ args: { report: { json: path.join(folder, "nowhere", "r.json") } } }, [fresh]);
    expect((await said(0, "preview"))[gate]?.join("\n")).to.contain(
      "warning: A report of this gate could not be written: ENOENT",
    );
  });

  it("shows the first 20 violations, and counts the others", async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...old,
      username: `user-${index}@acme.com`,
      id: undefined,
    }));
    await start(
      {},
      many.map(({ id: _, ...rest }) => rest),
    );
    const { [gate]: lines = [], [stackLine]: summary } = await said(1, "preview");
    expect(lines.filter((line) => line.includes("max-age permits"))).to.have.length(20);
    expect(lines.at(-1)).to.equal("and 5 more, which a report lists");
    expect(summary).to.deep.equal(["error: The invitation gate failed: acme (25 violations)"]);
  });

  it("does not take an expectation for met that looks for invitations which nobody reads", async () => {
    await start({ args: { statuses: ["PENDING"] } }, [fresh]);
    expect((await said(0, "preview"))[gate]?.slice(0, 2)).to.deep.equal([
      "warning: 1 advisory violation",
      'advisory: none-expired could not be checked: add "INVITATION_EXPIRED" to the statuses that are read',
    ]);
  });
});

const read = (file: string) => readFile(file, "utf8");

/** The id of the user in the command that withdraws. */
function userIdIn(lines: readonly string[] | undefined): string {
  return /--userId (\w+)/.exec(lines?.join("\n") ?? "")?.[1] ?? "";
}
