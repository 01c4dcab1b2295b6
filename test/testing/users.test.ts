import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { acme, nobody, usersOf } from "./acme";
import { ask } from "./digest-client";
import { askBearer, formerUsersMedia, usersMedia } from "./oauth-client";

interface Page {
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

describe("/users of the emulator", () => {
  const project = "5f00000000000000000000bb";
  const member = { accessToken: "member", orgRoles: { [acme]: ["ORG_MEMBER"] } };
  const stranger = { accessToken: "stranger", orgRoles: { [nobody]: ["ORG_OWNER"] } };
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAtlasEmulator({
      accessTokens: [member, stranger],
      organizations: [
        {
          id: acme,
          name: "Acme Inc",
          activeUsers: [{ username: "mia@acme.example" }, { username: "abe@acme.example", roles: ["ORG_OWNER"] }],
          invitations: [
            { username: "zoe@acme.example", createdAt: "2026-03-02T10:00:00Z" },
            {
              username: "ann+test@contractor.example",
              createdAt: "2026-03-01T09:30:00Z",
              inviterUsername: "abcdefgh",
              roles: ["ORG_READ_ONLY"],
              groupRoleAssignments: [
                { groupId: project, groupRole: "GROUP_READ_ONLY" },
                { groupId: "5f00000000000000000000aa", groupRole: "GROUP_OWNER" },
                { groupId: project, groupRole: "GROUP_DATA_ACCESS_ADMIN" },
              ],
              teamIds: ["5f00000000000000000000cc"],
            },
            { username: "old@acme.example", status: "INVITATION_EXPIRED" },
            { username: "nay@acme.example", status: "INVITATION_REJECTED" },
          ],
        },
      ],
    });
  });
  afterEach(() => emulator.close());

  async function results(query = "", accept = usersMedia): Promise<Page["results"]> {
    const response = await askBearer(usersOf(emulator, acme, query), { ...member, accept });
    expect(response.status).to.equal(200);
    return ((await response.json()) as Page).results;
  }

  async function usernames(query: string, accept?: string): Promise<readonly unknown[]> {
    return (await results(query, accept)).map(({ username }) => username);
  }

  it("lists active users and pending invitations sorted by username", async () => {
    expect(await usernames("")).to.deep.equal([
      "abe@acme.example",
      "ann+test@contractor.example",
      "mia@acme.example",
      "zoe@acme.example",
    ]);
  });

  it("tells of an invitation who, by whom, when and what, its project roles grouped by project", async () => {
    const [{ id, ...item } = {}] = await results("?username=ann%2Btest%40contractor.example");
    expect(id).to.match(/^[0-9a-f]{24}$/);
    expect(item).to.deep.equal({
      username: "ann+test@contractor.example",
      inviterUsername: "abcdefgh",
      orgMembershipStatus: "PENDING",
      invitationCreatedAt: "2026-03-01T09:30:00Z",
      invitationExpiresAt: "2026-03-31T09:30:00Z",
      roles: {
        orgRoles: ["ORG_READ_ONLY"],
        groupRoleAssignments: [
          { groupId: project, groupRoles: ["GROUP_READ_ONLY", "GROUP_DATA_ACCESS_ADMIN"] },
          { groupId: "5f00000000000000000000aa", groupRoles: ["GROUP_OWNER"] },
        ],
      },
      teamIds: ["5f00000000000000000000cc"],
    });
  });

  it("has the id of the future user, the same for every invitation of an address, and never that of /invites", async () => {
    const username = "ann@acme.example";
    const invitation = { username, createdAt: "2026-03-01T09:30:00Z", id: "5f00000000000000000000dd" };
    emulator.setInvitations(acme, [invitation, { username, createdAt: "2026-01-01T00:00:00Z" }]);
    const [first, second] = await results("?orgMembershipStatus=PENDING");
    expect(first?.id).to.match(/^[0-9a-f]{24}$/);
    expect(second?.id).to.equal(first?.id);
    expect(first?.id).to.not.equal(invitation.id);
  });

  it("tells of a rejected invitation no date of expiry, of an expired one it does", async () => {
    const [rejected, expired] = await results(
      "?orgMembershipStatuses=INVITATION_REJECTED&orgMembershipStatuses=INVITATION_EXPIRED",
    );
    expect(rejected).to.include({ orgMembershipStatus: "INVITATION_REJECTED", invitationExpiresAt: null });
    expect(expired).to.include({ orgMembershipStatus: "INVITATION_EXPIRED" });
    expect(expired?.invitationExpiresAt).to.be.a("string");
  });

  it("tells of an active user the person and no invitation", async () => {
    const [user] = await results("?orgMembershipStatuses=ACTIVE");
    expect(user).to.deep.include({
      username: "abe@acme.example",
      orgMembershipStatus: "ACTIVE",
      roles: { orgRoles: ["ORG_OWNER"], groupRoleAssignments: [] },
      teamIds: [],
    });
    expect(user).to.include.keys("id", "country", "createdAt", "firstName", "lastName", "lastAuth", "mobileNumber");
    expect(user).to.not.have.any.keys("inviterUsername", "invitationCreatedAt", "invitationExpiresAt");
  });

  for (const { query, listed } of [
    { query: "?orgMembershipStatuses=PENDING", listed: ["ann+test@contractor.example", "zoe@acme.example"] },
    { query: "?orgMembershipStatus=PENDING", listed: ["ann+test@contractor.example", "zoe@acme.example"] },
    {
      query: "?orgMembershipStatuses=INVITATION_EXPIRED&orgMembershipStatuses=ACTIVE",
      listed: ["abe@acme.example", "mia@acme.example", "old@acme.example"],
    },
    { query: "?orgMembershipStatus=INVITATION_EXPIRED", listed: ["old@acme.example"] },
    { query: "?username=nay%40acme.example", listed: [] },
    { query: "?username=mia%40acme.example&orgMembershipStatuses=ACTIVE", listed: ["mia@acme.example"] },
  ]) {
    it(`lists for ${query} ${listed.join(" and ") || "nobody"}`, async () => {
      expect(await usernames(query)).to.deep.equal(listed);
    });
  }

  for (const query of [
    "",
    "?orgMembershipStatuses=PENDING",
    "?orgMembershipStatus=PENDING&orgMembershipStatuses=PENDING",
    "?orgMembershipStatuses=nonsense",
  ]) {
    it(`lists active users only in the former version, whatever is asked: "${query}"`, async () => {
      expect(await usernames(query, formerUsersMedia)).to.deep.equal(["abe@acme.example", "mia@acme.example"]);
    });
  }

  for (const { accept, version } of [
    { accept: formerUsersMedia, version: "2023-01-01" },
    { accept: "application/vnd.atlas.2025-02-18+json", version: "2023-01-01" },
    { accept: usersMedia, version: "2025-02-19" },
    { accept: "application/vnd.atlas.2026-01-01+json", version: "2025-02-19" },
  ]) {
    it(`serves ${accept} by ${version}, with a rate limit, deprecation or sunset not announced`, async () => {
      const { headers } = await askBearer(usersOf(emulator), { ...member, accept });
      expect(headers.get("Content-Type")).to.equal(`application/vnd.atlas.${version}+json;charset=utf-8`);
      expect(headers.get("RateLimit-Limit")).to.equal("500");
      expect(headers.get("RateLimit-Remaining")).to.equal("499");
      expect(headers.has("Deprecation")).to.equal(false);
      expect(headers.has("Sunset")).to.equal(false);
    });
  }

  it("is served to a digest, and answers 406 without a version", async () => {
    expect((await ask(usersOf(emulator), { accept: usersMedia })).status).to.equal(200);
    expect((await ask(usersOf(emulator), { accept: "application/json" })).status).to.equal(406);
  });

  it("asks for any role in the organization", async () => {
    const refused = await askBearer(usersOf(emulator), { ...stranger, accept: usersMedia });
    expect(await refused.json()).to.include({ error: 401, errorCode: "USER_UNAUTHORIZED" });
    const unknown = await askBearer(usersOf(emulator, nobody), { ...stranger, accept: usersMedia });
    expect(unknown.status).to.equal(404);
  });

  for (const [query, parameter] of [
    ["?orgMembershipStatuses=PENDING&orgMembershipStatus=PENDING", "orgMembershipStatuses"],
    ["?orgMembershipStatuses=INVITED", "orgMembershipStatuses"],
    ["?orgMembershipStatuses=PENDING%2CACTIVE", "orgMembershipStatuses"],
    ["?orgMembershipStatus=pending", "orgMembershipStatuses"],
    [`?${"orgMembershipStatuses=PENDING&".repeat(5)}`, "orgMembershipStatuses"],
    ["?itemsPerPage=0", "itemsPerPage"],
    ["?itemsPerPage=501", "itemsPerPage"],
    ["?itemsPerPage=many", "itemsPerPage"],
    ["?pageNum=0", "pageNum"],
    ["?pageNum=-1", "pageNum"],
  ] as const) {
    it(`refuses ${query} with 400`, async () => {
      const response = await askBearer(usersOf(emulator, acme, query), { ...member, accept: usersMedia });
      expect(await response.json()).to.deep.equal({
        detail: `Invalid query parameter ${parameter}.`,
        error: 400,
        errorCode: "VALIDATION_ERROR",
        parameters: [parameter],
        reason: "Bad Request",
      });
    });
  }
});
