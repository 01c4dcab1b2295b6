import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { type Ended, environmentOf, type RunOptions, run } from "./run";

const ids = { acme: "5f0000000000000000000001", beta: "5f0000000000000000000002", gone: "5f0000000000000000000009" };
const day = 24 * 60 * 60 * 1000;

const waiver = {
  username: "old@acme.com",
  expectation: "max-age",
  reason: "on leave",
  owner: "ann",
  expires: inDays(30),
};

function inDays(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, "2026-12-31".length);
}

describe("check", () => {
  let folder: string;
  let file: string;
  let atlas: AtlasEmulator;

  before(async () => {
    atlas = await startAtlasEmulator({
      organizations: [
        { id: ids.acme, name: "Acme", invitations: [{ username: "ann@acme.com" }] },
        {
          id: ids.beta,
          name: "Beta",
          invitations: [{ username: "old@acme.com", sentDaysAgo: 20, inviterUsername: "bob@acme.com" }],
        },
      ],
    });
  });

  after(() => atlas.close());

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "check-"));
    file = path.join(folder, "gates.yaml");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(organizations: object, expectations: readonly object[] = [{ maxAge: { days: 14 } }]): void {
    writeFileSync(file, JSON.stringify({ version: 1, expectations, organizations }, null, 1));
  }

  function check(args: readonly string[] = [], options: RunOptions = {}): Promise<Ended> {
    return run(["check", file, ...args], { environment: environmentOf(atlas), ...options });
  }

  it("ends with 0 when everything is as expected, and says so", async () => {
    write({ acme: { orgId: ids.acme } });
    const { exitCode, stdout, stderr } = await check();
    expect(stdout).to.match(
      /^acme:\n {2}1 invitation of Acme, as expected\n {2}upcoming in 11 days: ann@acme.com exceeds max-age\n$/,
    );
    expect(stderr).to.equal("");
    expect(exitCode).to.equal(0);
  });

  it("ends with 1 for a mandatory violation, and says who and why", async () => {
    write({ beta: { orgId: ids.beta } });
    const { exitCode, stdout } = await check();
    expect(stdout).to.contain("  error: 1 violation in 1 invitation\n");
    expect(stdout).to.contain("old@acme.com (ORG_MEMBER, sent 20 days ago by bob@acme.com)");
    expect(exitCode).to.equal(1);
  });

  it("ends with 0 for an advisory one", async () => {
    write({ beta: { orgId: ids.beta } }, [{ maxAge: { days: 14, enforcementLevel: "advisory" } }]);
    const { exitCode, stdout } = await check();
    expect(stdout).to.contain("warning: 1 advisory violation");
    expect(exitCode).to.equal(0);
  });

  it("ends with 2 for an organization that cannot be read, which hides no other: a row for each, then the details", async () => {
    write({ acme: { orgId: ids.acme }, beta: { orgId: ids.beta }, gone: { orgId: ids.gone } });
    const { exitCode, stdout } = await check();
    const lines = stdout.split("\n");
    expect(lines[0]).to.match(/^ORGANIZATION +RESULT +INVITATIONS +VIOLATIONS +WAIVED +NEXT FAILURE$/);
    expect(lines[1]).to.match(/^gone +not evaluated( +-){4}$/);
    expect(lines[2]).to.match(/^beta +failed +1 +1 +0 +-$/);
    expect(lines[3]).to.match(/^acme +passed +1 +0 +0 +\d{4}-\d\d-\d\d ann@acme.com$/);
    expect(stdout).to.contain(
      "\ngone:\n  error: The invitations of organization 5f0000000000000000000009 could not be read",
    );
    expect(stdout).to.contain("\nbeta:\n  error: 1 violation");
    expect(stdout).to.not.contain("\nacme:");
    expect(exitCode).to.equal(2);
  });

  it("judges the organizations that are named alone, by name or id", async () => {
    write({ acme: { orgId: ids.acme }, beta: { orgId: ids.beta }, gone: { orgId: ids.gone } });
    const { exitCode, stdout } = await check(["acme", ids.beta, "--format", "json"]);
    expect(JSON.parse(stdout).gates.map(({ gate }: { gate: string }) => gate)).to.deep.equal(["acme", "beta"]);
    expect(exitCode).to.equal(1);
  });

  it("refuses an organization that the document does not have, and names the nearest", async () => {
    write({ acme: { orgId: ids.acme } });
    const { exitCode, stdout, stderr } = await check(["acmee"]);
    expect(stderr).to.equal("error: The document has no organization acmee. Did you mean acme?\n");
    expect([exitCode, stdout]).to.deep.equal([2, ""]);
  });

  it("says file, line and place of what is wrong with the document", async () => {
    write({ acme: { orgId: ids.acme } }, [{ maxAge: { days: 40 } }]);
    const { exitCode, stdout, stderr } = await check();
    expect(stderr).to.equal(
      `error: ${file}:6: expectations[0].maxAge.days must be a number above 0 and at most 30. Received: 40\n`,
    );
    expect([exitCode, stdout]).to.deep.equal([2, ""]);
  });

  for (const format of ["json", "markdown", "html", "sarif", "junit", "github"]) {
    it(`prints nothing but the report as ${format}, even when an organization cannot be read`, async () => {
      write({ gone: { orgId: ids.gone } });
      const { exitCode, stdout } = await check(["--format", format]);
      if (format === "json" || format === "sarif") expect(JSON.parse(stdout)).to.be.an("object");
      if (format === "junit") expect(stdout).to.match(/^<\?xml/);
      expect(stdout).to.match(/\n$/);
      expect(exitCode).to.equal(2);
    });
  }

  it("writes several reports in one run, and leaves nothing else", async () => {
    write({ beta: { orgId: ids.beta } });
    const json = path.join(folder, "report.json");
    const sarif = path.join(folder, "report.sarif");
    const { exitCode } = await check(["--output", `json=${json}`, "-o", `sarif=${sarif}`]);
    expect(JSON.parse(readFileSync(json, "utf8")).gates[0].passed).to.equal(false);
    expect(JSON.parse(readFileSync(sarif, "utf8")).runs).to.have.lengthOf(1);
    expect(readdirSync(folder)).to.have.members(["gates.yaml", "report.json", "report.sarif"]);
    expect(exitCode).to.equal(1);
  });

  it("follows a symbolic link to a report, and leaves the link and a device as they are", async () => {
    write({ acme: { orgId: ids.acme } });
    const link = path.join(folder, "link.json");
    symlinkSync("target.json", link);
    const { exitCode } = await check(["--output", `json=${link}`, "--output", "sarif=/dev/null"]);
    expect(exitCode).to.equal(0);
    expect(lstatSync(link).isSymbolicLink()).to.equal(true);
    expect(JSON.parse(readFileSync(path.join(folder, "target.json"), "utf8"))).to.have.property("gates");
    expect(lstatSync("/dev/null").isCharacterDevice()).to.equal(true);
  });

  it("ends with 2 when a report would go to a directory", async () => {
    write({ acme: { orgId: ids.acme } });
    const { exitCode, stderr } = await check(["--output", `json=${folder}`]);
    expect(stderr).to.equal(`error: A report cannot be written to ${folder}, which is a directory. Name a file.\n`);
    expect(exitCode).to.equal(2);
  });

  it("ends with 2 when a report cannot be written", async () => {
    write({ acme: { orgId: ids.acme } });
    const { exitCode, stderr } = await check(["--output", `json=${path.join(folder, "nowhere/report.json")}`]);
    expect(stderr).to.match(/^error: The report .*nowhere\/report\.json could not be written: ENOENT/);
    expect(exitCode).to.equal(2);
  });

  for (const [output, error] of [
    [["json"], "--output must be FORMAT=PATH, such as sarif=invitations.sarif. Received: json"],
    [["sarf=x"], "The format of --output must be one of"],
    [["json=x", "sarif=./x"], "--output names one file twice. Give each report its own."],
  ] as const) {
    it(`refuses --output ${output.join(" and ")}`, async () => {
      write({ acme: { orgId: ids.acme } });
      const { exitCode, stderr } = await check(output.flatMap((one) => ["--output", one]));
      expect(stderr).to.contain(error);
      expect(exitCode).to.equal(2);
      expect(existsSync("x")).to.equal(false);
    });
  }

  it("judges as of a day to come, and says so", async () => {
    write({ acme: { orgId: ids.acme } });
    const date = inDays(20);
    const { exitCode, stderr } = await check(["--as-of", date]);
    expect(stderr).to.equal(`warning: Judged as of ${date}, and not of today (--as-of).\n`);
    expect(exitCode).to.equal(1);
  });

  for (const wrong of ["2020-01-01", "tomorrow", "2026-02-30"]) {
    it(`refuses to judge as of ${wrong}`, async () => {
      write({ acme: { orgId: ids.acme } });
      const { exitCode, stderr } = await check(["--as-of", wrong]);
      expect(stderr).to.equal(
        `error: --as-of must be a date from today on, such as 2026-12-24. Received: "${wrong}"\n`,
      );
      expect(exitCode).to.equal(2);
    });
  }

  it("lets violations pass with --advisory, and says so loudly", async () => {
    write({ beta: { orgId: ids.beta } });
    const { exitCode, stdout, stderr } = await check(["--advisory"]);
    expect(stderr).to.equal("warning: NO VIOLATION FAILS THIS RUN (--advisory).\n");
    expect(stdout).to.contain("warning: 1 advisory violation").and.not.contain("error:");
    expect(exitCode).to.equal(0);
  });

  it("ends with 2 with --advisory, too, when it could not look", async () => {
    write({ beta: { orgId: ids.beta }, gone: { orgId: ids.gone } });
    const { exitCode, stdout } = await check(["--advisory"]);
    expect(stdout).to.contain("gone:\n  error: The invitations");
    expect(exitCode).to.equal(2);
  });

  it("is quiet when everything passed, and not when something did not", async () => {
    write({ acme: { orgId: ids.acme }, beta: { orgId: ids.beta } });
    expect(await check(["acme", "--quiet"])).to.deep.equal({ exitCode: 0, stdout: "", stderr: "" });
    expect((await check(["beta", "--quiet"])).stdout).to.contain("1 violation");
  });

  it("tells of waivers that no organization needs, and of no others", async () => {
    const unused = { ...waiver, username: "nobody@acme.com" };
    writeFileSync(path.join(folder, "waivers.yaml"), JSON.stringify([waiver, unused]));
    write({ acme: { orgId: ids.acme, waivers: "waivers.yaml" }, beta: { orgId: ids.beta, waivers: "waivers.yaml" } });
    const { exitCode, stdout } = await check();
    expect(stdout).to.contain("unused waiver of max-age for nobody@acme.com");
    expect(stdout).to.not.contain("unused waiver of max-age for old@acme.com");
    expect(exitCode).to.equal(0);
  });

  it("tells of waivers for an organization that the document does not have", async () => {
    writeFileSync(path.join(folder, "waivers.yaml"), JSON.stringify([{ ...waiver, organization: "betaa" }]));
    write({ acme: { orgId: ids.acme, waivers: "waivers.yaml" }, beta: { orgId: ids.beta, waivers: "waivers.yaml" } });
    expect((await check()).stdout).to.contain("unused waiver of max-age for old@acme.com in betaa");
  });

  it("tells of no waiver that another organization of the document may need, when only some are judged", async () => {
    const nobody = { ...waiver, username: "nobody@acme.com" };
    const forAcme = { ...nobody, username: "eve@acme.com", organization: "acme" };
    writeFileSync(path.join(folder, "waivers.yaml"), JSON.stringify([waiver, nobody, forAcme]));
    write({ acme: { orgId: ids.acme, waivers: "waivers.yaml" }, beta: { orgId: ids.beta, waivers: "waivers.yaml" } });
    expect((await check(["acme"])).stdout).to.contain("unused waiver of max-age for eve@acme.com");
    expect((await check(["acme"])).stdout)
      .to.not.contain("for nobody@acme.com")
      .and.not.contain("for old@acme.com");
    expect((await check(["beta"])).stdout).to.not.contain("unused waiver");
  });

  it("warns of a role that Atlas does not have, and of the end of the endpoint", async () => {
    const soon = new Date(Date.now() + 40 * day);
    const other = await startAtlasEmulator({ organizations: [{ id: ids.acme, name: "Acme" }], sunset: soon });
    write({ acme: { orgId: ids.acme } }, [{ forbiddenRoles: { roles: ["ORG_OWNR"] } }]);
    const { exitCode, stderr } = await check([], { environment: environmentOf(other) });
    await other.close();
    expect(stderr).to.match(/^warning: .*ORG_OWNR.*ORG_OWNER/m);
    expect(stderr).to.match(/^warning: Atlas has announced the end of \/invites for .*, in \d+ days\./m);
    expect(exitCode).to.equal(0);
  });

  it("shows how many are done to whoever looks, and leaves no line of it", async () => {
    write({ acme: { orgId: ids.acme }, beta: { orgId: ids.beta } });
    const { stderr } = await check([], { isWatched: true });
    expect(stderr).to.contain("\r1 of 2 organizations\r2 of 2 organizations\r\u001b[K");
  });

  it("uses the variables with the prefix of an organization, and none besides", async () => {
    write({
      acme: { orgId: ids.acme, environmentPrefix: "ACME_" },
      beta: { orgId: ids.beta, environmentPrefix: "BETA_" },
    });
    const environment = Object.fromEntries(
      Object.entries(environmentOf(atlas)).map(([name, value]) => [`ACME_${name}`, value]),
    );
    const { exitCode, stdout } = await check([], { environment: { ...environmentOf(atlas), ...environment } });
    expect(stdout)
      .to.match(/^acme +passed/m)
      .and.match(/^beta +not evaluated/m);
    expect(stdout).to.contain("Set BETA_MONGODB_ATLAS_PUBLIC_API_KEY");
    expect(exitCode).to.equal(2);
  });

  it("reads no organization whose credentials only Pulumi knows, with any others", async () => {
    write({ acme: { orgId: ids.acme, configNamespace: "acme" } });
    const { exitCode, stdout } = await check();
    expect(stdout).to.contain("Give the organization an environmentPrefix instead of the configNamespace.");
    expect(exitCode).to.equal(2);
  });

  it("shows masked addresses where the document says so", async () => {
    write({ beta: { orgId: ids.beta, usernames: "masked" } });
    const { stdout } = await check();
    expect(stdout).to.contain("o…@acme.com#").and.not.contain("old@");
  });
});

describe("check without a document", () => {
  it("says which one it looked for", async () => {
    const { exitCode, stderr } = await run(["check"]);
    expect(stderr).to.match(
      /^error: There is no atlas-invitations.yaml in this folder\. Name the document to check\.$/m,
    );
    expect(exitCode).to.equal(2);
  });
});
