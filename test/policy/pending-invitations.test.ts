import { runtime } from "@pulumi/pulumi";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey, startAtlasEmulator } from "../../provider/testing";
import { reportsOfStack } from "./pack";

const name = "pending-invitations";
const orgId = "5f0000000000000000000001";
const manyId = "5f0000000000000000000002";
const expectations = [{ maxAge: { days: 14 } }];

describe("the policy pending-invitations", () => {
  let atlas: AtlasEmulator;

  before(async () => {
    const invitations = [
      { username: "ann@acme.com", sentDaysAgo: 2 },
      { username: "dan@acme.com", sentDaysAgo: 20 },
    ];
    atlas = await startAtlasEmulator({
      organizations: [
        { id: orgId, name: "Acme", invitations },
        { id: manyId, name: "Many" },
      ],
    });
    runtime.setAllConfig({
      "mongodbatlas:baseUrl": atlas.url,
      "mongodbatlas:publicKey": emulatorApiKey.publicKey,
      "mongodbatlas:privateKey": emulatorApiKey.privateKey,
    });
  });

  after(async () => {
    runtime.setAllConfig({});
    await atlas.close();
  });

  it("reports what a gate would, with the credentials of the stack", async () => {
    const reports = await reportsOfStack(name, [], { expectations, organizations: { acme: { orgId } } });
    expect(reports).to.have.lengthOf(1);
    expect(reports[0]).to.match(/^acme: dan@acme\.com .*\n {2}max-age permits 14 days\n/);
  });

  it("reports each person, with all that is wrong, and what is about all of them, for themselves", async () => {
    const several = [
      { maxAge: { days: 1 } },
      { forbiddenRoles: { roles: ["ORG_MEMBER"], enforcementLevel: "advisory" } },
      { maxCount: { most: 1 } },
    ];
    const reports = await reportsOfStack(name, [], { expectations: several, organizations: { acme: { orgId } } });
    expect(reports).to.have.lengthOf(3);
    for (const [index, person] of ["ann", "dan"].entries()) {
      expect(reports[index])
        .to.match(new RegExp(`^acme: ${person}@acme\\.com .*\\n {2}max-age permits 1 day\\n`))
        .and.contain("\n  advisory: forbidden-roles forbids ORG_MEMBER\n  withdraw it:\n  atlas organizations");
    }
    expect(reports[2]).to.match(/^acme: max-count permits 1 invitation, not 2\n/);
  });

  it("reports every person of a long list, since a pack writes no report that lists the others", async () => {
    const usernames = Array.from({ length: 25 }, (_, index) => `guest${index}@acme.com`);
    atlas.setInvitations(
      manyId,
      usernames.map((username) => ({ username, sentDaysAgo: 20 })),
    );
    const reports = await reportsOfStack(name, [], { expectations, organizations: { many: { orgId: manyId } } });
    expect(reports.map((report) => report.split(" ")[1])).to.have.members(usernames);
  });

  it("reports nobody whose violations are advisory", async () => {
    const advisory = [{ maxAge: { days: 1, enforcementLevel: "advisory" } }];
    expect(
      await reportsOfStack(name, [], { expectations: advisory, organizations: { acme: { orgId } } }),
    ).to.deep.equal([]);
  });

  it("masks addresses where an organization asks for that", async () => {
    const organizations = { acme: { orgId, usernames: "masked" } };
    expect((await reportsOfStack(name, [], { expectations, organizations }))[0]).not.to.contain("dan@");
  });

  it("reports each organization by itself, even one that cannot be read", async () => {
    const organizations = {
      acme: { orgId },
      swing: { orgId: "5f0000000000000000000009" },
      other: { orgId, configNamespace: "other" },
      wrong: { orgId, configNamespace: "no namespace" },
    };
    const reports = await reportsOfStack(name, [], { expectations, organizations });
    expect(reports.map((report) => report.split(" ")[0])).to.deep.equal(["acme:", "swing:", "other:", "wrong:"]);
    for (const report of reports.slice(1)) expect(report).to.contain("not evaluated");
  });

  for (const [what, config, report] of [
    ["no config at all", {}, "No invitation was looked at. This policy has no config."],
    ["no organization", { expectations, organizations: {} }, "organizations must hold an organization"],
    ["nothing expected", { organizations: { acme: { orgId } } }, "organizations.acme expects nothing."],
    ["a misspelt name", { expectation: expectations, organizations: { acme: { orgId } } }, "expectation is not known"],
    ["a file that is not there", { file: "/missing/gates.yaml" }, "/missing/gates.yaml cannot be read"],
    ["a file and organizations", { file: "gates.yaml", organizations: {} }, "there can be no organizations beside it"],
  ] as const) {
    it(`reports ${what}`, async () => {
      const reports = await reportsOfStack(name, [], config);
      expect(reports).to.have.lengthOf(1);
      expect(reports[0])
        .to.match(/^No invitation was looked at\. /)
        .and.contain(report);
    });
  }
});
