import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { type Ended, environmentOf, run } from "./run";

const acme = "5f0000000000000000000001";

describe("list", () => {
  let atlas: AtlasEmulator;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "list-"));
    atlas = await startAtlasEmulator({
      organizations: [
        {
          id: acme,
          name: "Acme\u001b[31m",
          invitations: [
            { username: "ann@acme.com", sentDaysAgo: 2, inviterUsername: "bob@acme.com", roles: ["ORG_OWNER"] },
            {
              username: "=cmd|'/c calc'!A1@acme.com",
              sentDaysAgo: 0.5,
              inviterUsername: "qwertzui",
              groupRoleAssignments: [{ groupId: "5f00000000000000000000aa", groupRole: "GROUP_OWNER" }],
            },
            { username: "late@acme.com", sentDaysAgo: 40, status: "INVITATION_EXPIRED" },
          ],
        },
        { id: "5f0000000000000000000002", name: "Beta" },
      ],
    });
  });

  after(async () => {
    await atlas.close();
    rmSync(folder, { recursive: true });
  });

  const list = (...args: string[]): Promise<Ended> => run(["list", ...args], { environment: environmentOf(atlas) });

  it("shows a person who was invited, as what, when, until when and by whom", async () => {
    const { exitCode, stdout, stderr } = await list(acme);
    expect(stdout.split("\n").map((line) => line.replace(/ {2,}/g, " | "))).to.deep.equal([
      "Acme\\u{1b}[31m: 2 invitations",
      "INVITED | ROLES | SENT | EXPIRES | BY",
      "=cmd|'/c calc'!A1@acme.com | ORG_MEMBER, 1 project role | today | in 29 days | qwertzui",
      "ann@acme.com | ORG_OWNER | 2 days ago | in 27 days | bob@acme.com",
      "",
    ]);
    expect([exitCode, stderr]).to.deep.equal([0, ""]);
  });

  it("shows those of another status, which another endpoint lists", async () => {
    const { exitCode, stdout } = await list(acme, "--status", "INVITATION_EXPIRED", "--format", "json");
    const [organization] = JSON.parse(stdout).organizations;
    expect(organization).to.include({ orgId: acme, servedBy: "users", failure: null });
    expect(organization.invitations.map(({ username }: { username: string }) => username)).to.deep.equal([
      "late@acme.com",
    ]);
    expect(exitCode).to.equal(0);
  });

  it("writes lines for a spreadsheet, in which nothing is a formula", async () => {
    const { stdout } = await list(acme, "--format", "csv");
    const [head, formula, ann] = stdout.split("\n");
    expect(head).to.equal(
      "organization,orgId,orgName,username,status,roles,projectRoles,createdAt,expiresAt,inviterUsername,id",
    );
    expect(formula).to.contain(`,'=cmd|'/c calc'!A1@acme.com,`).and.contain("GROUP_OWNER:5f00000000000000000000aa");
    expect(ann).to.contain(",ann@acme.com,PENDING,ORG_OWNER,,");
  });

  it("shows every organization of a document, and what could not be read", async () => {
    const file = path.join(folder, "gates.json");
    const organizations = {
      acme: { orgId: acme, usernames: "masked" },
      beta: { orgId: "5f0000000000000000000002" },
      gone: { orgId: "5f0000000000000000000009" },
    };
    writeFileSync(file, JSON.stringify({ version: 1, expectations: [{ maxCount: { most: 9 } }], organizations }));
    const { exitCode, stdout, stderr } = await list(file);
    expect(stdout).to.contain("a…@acme.com#").and.not.contain("ann@");
    expect(stdout).to.contain("\nbeta: no invitations\n").and.contain("\ngone: could not be read\n");
    expect(stderr).to.match(
      /^error: The invitations of organization gone \(5f0000000000000000000009\) could not be read\. /,
    );
    expect(exitCode).to.equal(2);
  });

  it("prints JSON alone, even when nothing could be read", async () => {
    const { exitCode, stdout } = await list("5f0000000000000000000009", "--format", "json");
    const [organization] = JSON.parse(stdout).organizations;
    expect(organization.failure.code).to.equal("not-found");
    expect(exitCode).to.equal(2);
  });

  for (const [args, error] of [
    [
      ["acme"],
      "Name an organization by its id, 24 hexadecimal digits in lower case, or name a document. Received: acme",
    ],
    [[acme, "--format", "tabel"], "--format must be one of table, json, csv (did you mean table?). Received: tabel"],
    [[acme, "--status", "EXPIRED"], "--status must be one of PENDING, INVITATION_EXPIRED, INVITATION_REJECTED"],
    [
      [acme, "--endpoint", "user"],
      "--endpoint must be one of auto, invites, users (did you mean users?). Received: user",
    ],
  ] as const) {
    it(`refuses ${args.join(" ")}`, async () => {
      const { exitCode, stdout, stderr } = await list(...args);
      expect(stderr).to.contain(`error: ${error}`);
      expect([exitCode, stdout]).to.deep.equal([2, ""]);
    });
  }
});
