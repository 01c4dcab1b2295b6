import { expect } from "chai";
import { readUsers } from "../../../provider/atlas/endpoints/users";
import { invitation } from "../../invitation";
import { invitedUser as item } from "../invited-user";
import { listQuery, type PageRequest, refusal, servePages } from "./serving";

const orgId = "5f0000000000000000000001";
const project = "6f0000000000000000000001";

const bob = { ...item, username: "bob@acme.com" };
const page = (results: unknown[], rest = {}) =>
  JSON.stringify({ results, totalCount: results.length, links: [], ...rest });

/** Pages that count all that is on any of them, and the empty one after them. */
const pages = (...all: unknown[][]) => {
  const totalCount = all.flat().length;
  return [...all, []].map((results) => page(results, { totalCount }));
};

/** Serves the pages in order, and then once more: a list of several pages is read twice. */
const read = (bodies: string[], options = {}, asked: PageRequest[] = []) =>
  readUsers(servePages([...bodies, ...bodies], asked), "https://atlas.example", listQuery({ orgId, ...options }));
const list = async (...all: unknown[][]) => (await read(pages(...all))).invitations;

describe("readUsers", () => {
  it("asks for each status wanted, in pages of 500, until there is an empty one", async () => {
    const asked: PageRequest[] = [];
    const options = { statuses: ["INVITATION_REJECTED", "PENDING"], username: "ann@acme.com" };
    await read(pages([item]), options, asked);
    expect(asked.map(({ url }) => new URL(url).search)).to.deep.equal(
      ["1", "2"].map(
        (pageNum) =>
          "?orgMembershipStatuses=PENDING&orgMembershipStatuses=INVITATION_REJECTED&username=ann%40acme.com" +
          `&itemsPerPage=500&pageNum=${pageNum}`,
      ),
    );
    expect(asked[0]).to.include({ endpoint: "users", version: "application/vnd.atlas.2025-02-19+json" });
  });

  it("reads an item as /invites has it, without the organization's name", async () => {
    expect(await list([{ ...item, novelty: 1 }])).to.deep.equal([invitation({ orgName: null })]);
  });

  it("has one row for each role in a project, in order", async () => {
    const groupRoleAssignments = [{ groupId: project, groupRoles: ["GROUP_READ_ONLY", "GROUP_OWNER"] }];
    const roles = { orgRoles: ["ORG_READ_ONLY", "ORG_MEMBER"], groupRoleAssignments };
    const [read] = await list([{ ...item, roles }]);
    expect(read?.roles).to.deep.equal(["ORG_MEMBER", "ORG_READ_ONLY"]);
    expect(read?.groupRoleAssignments).to.deep.equal([
      { groupId: project, groupRole: "GROUP_OWNER" },
      { groupId: project, groupRole: "GROUP_READ_ONLY" },
    ]);
  });

  it("reads a rejected invitation, which does not expire", async () => {
    const rejected = { ...item, orgMembershipStatus: "INVITATION_REJECTED", invitationExpiresAt: null };
    const { invitations } = await read(pages([rejected]), { statuses: ["INVITATION_REJECTED"] });
    expect(invitations).to.deep.equal([invitation({ orgName: null, status: "INVITATION_REJECTED", expiresAt: null })]);
  });

  it("reads an item without teams", async () => {
    expect((await list([{ ...item, teamIds: undefined }]))[0]?.teamIds).to.deep.equal([]);
  });

  it("reads one page once, and several until two passes agree", async () => {
    const asked: PageRequest[] = [];
    await read(pages([item]), {}, asked);
    expect(asked).to.have.length(2);
    await read(pages([item], [bob]), {}, asked);
    expect(asked).to.have.length(2 + 6);
  });

  it("makes other ways of writing a time in UTC uniform", async () => {
    const [read] = await list([
      { ...item, invitationCreatedAt: "2026-11-22t12:00:00.567Z", invitationExpiresAt: "2026-12-22T12:00:00+00:00" },
    ]);
    expect(read).to.include({ createdAt: "2026-11-22T12:00:00Z", expiresAt: "2026-12-22T12:00:00Z" });
  });

  it("does not miss who moved to a page that was read already", async () => {
    const users = ["a", "b", "c", "d"].map((name) => ({ ...item, username: `${name}@acme.com` }));
    const [first, ...others] = users;
    const [a, b, c, d] = users;
    // Between the first two pages, the first user leaves and another one comes.
    const late = { ...item, username: "e@acme.com" };
    const moved = pages([a, b], [d, late]);
    const still = pages([b, c], [d, late]);
    const { invitations } = await read([...moved, ...still, ...still]);
    expect(first).to.equal(a);
    expect(invitations.map(({ username }) => username)).to.deep.equal(
      [...others, late].map(({ username }) => username),
    );
  });

  it("gives up a list that changes in every pass", async () => {
    const passes = ["a", "b", "c", "d"].flatMap((name) => pages([item], [{ ...item, username: `${name}@x.example` }]));
    expect(await refusal(read(passes))).to.contain("it changes while its pages are read");
  });

  for (const [fault, bodies, problem] of [
    ["a body that is cut short", ['{"results": ['], "page 1: the body is not JSON, or was cut short"],
    ["a bare list", [JSON.stringify([item])], "page 1: the body: "],
    ["an envelope", [JSON.stringify({ status: 200, content: { results: [] } })], "page 1: results: "],
    ["an item without a username", [page([item, { ...bob, username: 7 }])], "page 1: results[1].username: "],
    ["an active user", [page([{ ...item, orgMembershipStatus: "ACTIVE" }])], "results[0].orgMembershipStatus: is not"],
    [
      "a status that was not asked for",
      [page([{ ...item, orgMembershipStatus: "INVITATION_EXPIRED" }])],
      "page 1: results[0].orgMembershipStatus: is not PENDING, which was asked for",
    ],
    [
      "a pending invitation that never expires",
      [page([{ ...item, invitationExpiresAt: null }])],
      "results[0].invitationExpiresAt: is missing, and only a rejected invitation has none",
    ],
    ["another time zone", [page([{ ...item, invitationCreatedAt: "2026-11-22T12:00:00+01:00" }])], "CreatedAt: is not"],
    [
      "a masked address",
      [page([{ ...item, username: "a…@acme.com#f9669db96e65" }])],
      "has the form of a masked address",
    ],
    ["more of a list than anybody has", [page(Array(5001).fill(item))], "page 1: results: has more than 5000 elements"],
    ["what is no UTF-8", [page([{ ...item, username: "\ufffd@acme.com" }])], "page 1: the body is not UTF-8"],
    ["an item without a date", [page([{ ...item, invitationCreatedAt: null }])], "results[0].invitationCreatedAt: "],
    ["roles as /invites has them", [page([{ ...item, roles: ["ORG_OWNER"] }])], "page 1: results[0].roles: "],
    ["an item without project roles", [page([{ ...item, roles: { orgRoles: [] } }])], "roles.groupRoleAssignments: "],
    ["the same invitation twice", [page([item, item])], "page 1: results[1]: a second invitation"],
    ["the same page again", [page([item]), page([item])], "page 2: results[0]: a second invitation"],
    ["a fault on a later page", [page([item]), page([{}])], "page 2: results[0].id: "],
    [
      "fewer than it counts",
      [page([item], { totalCount: 3 }), page([], { totalCount: 3 })],
      "it lists 1 and its totalCount is 3",
    ],
    ["more than it counts", [page([item], { totalCount: 0 }), page([])], "it lists 1 and its totalCount is 0;"],
    ["none of those it counts", [page([], { totalCount: 1 })], "it lists 0 and its totalCount is 1;"],
    ["a count that changes", [page([item]), page([], { totalCount: 2 })], "it lists 1 and its totalCount is 1 to 2;"],
    ["no count", [page([item], { totalCount: undefined })], "page 1: totalCount: is not the number of all users"],
    ["a count of null", [page([item], { totalCount: null })], "page 1: totalCount: is not the number of all users"],
    ["a negative count", [page([item], { totalCount: -1 })], "page 1: totalCount: is negative"],
    ["a longer page after a shorter one", [page([item]), page([bob, { ...item, username: "c" }])], "page 2 holds 2"],
    [
      "a page after a shorter one",
      [page([item, bob]), page([{ ...item, username: "c" }]), page([{ ...item, username: "d" }])],
      "page 3 holds 1 invitations, the pages before it 2 to 1",
    ],
  ] as const) {
    it(`refuses ${fault}`, async () => {
      expect(await refusal(read([...bodies]))).to.contain(problem);
    });
  }
});
