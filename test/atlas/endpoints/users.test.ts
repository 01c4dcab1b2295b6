import { expect } from "chai";
import { readUsers } from "../../../provider/atlas/endpoints/users";
import { completeListQuery } from "../../../provider/atlas/list-query";
import { invitation } from "../../invitation";
import { invitedUser as item } from "../invited-user";
import { type Asked, asking, refusal } from "./asking";

const orgId = "5f0000000000000000000001";
const project = "6f0000000000000000000001";

const bob = { ...item, username: "bob@acme.com" };
const page = (results: unknown[], rest = {}) => JSON.stringify({ results, links: [], ...rest });
const empty = page([]);

/** Serves the pages in order, and then once more: a list that is not counted, or has several pages, is read twice. */
const read = (bodies: string[], options = {}, asked: Asked[] = []) =>
  readUsers(asking([...bodies, ...bodies], asked), "https://atlas.example", completeListQuery({ orgId, ...options }));
const list = async (...bodies: string[]) => (await read(bodies)).invitations;

describe("readUsers", () => {
  it("asks for each status wanted, in pages of 500, until there is an empty one", async () => {
    const asked: Asked[] = [];
    const options = { statuses: ["INVITATION_REJECTED", "PENDING"], username: "ann@acme.com" };
    await read([page([item], { totalCount: 1 }), empty], options, asked);
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
    expect(await list(page([{ ...item, novelty: 1 }]), empty)).to.deep.equal([invitation({ orgName: null })]);
  });

  it("has one row for each role in a project, in order", async () => {
    const groupRoleAssignments = [{ groupId: project, groupRoles: ["GROUP_READ_ONLY", "GROUP_OWNER"] }];
    const roles = { orgRoles: ["ORG_READ_ONLY", "ORG_MEMBER"], groupRoleAssignments };
    const [read] = await list(page([{ ...item, roles }]), empty);
    expect(read?.roles).to.deep.equal(["ORG_MEMBER", "ORG_READ_ONLY"]);
    expect(read?.groupRoleAssignments).to.deep.equal([
      { groupId: project, groupRole: "GROUP_OWNER" },
      { groupId: project, groupRole: "GROUP_READ_ONLY" },
    ]);
  });

  it("reads a rejected invitation, which does not expire", async () => {
    const rejected = { ...item, orgMembershipStatus: "INVITATION_REJECTED", invitationExpiresAt: null };
    const { invitations } = await read([page([rejected]), empty], { statuses: ["INVITATION_REJECTED"] });
    expect(invitations).to.deep.equal([invitation({ orgName: null, status: "INVITATION_REJECTED", expiresAt: null })]);
  });

  it("reads an item without teams", async () => {
    expect((await list(page([{ ...item, teamIds: undefined }]), empty))[0]?.teamIds).to.deep.equal([]);
  });

  it("goes on when the count is reached, as it is an estimate", async () => {
    expect(await list(page([item], { totalCount: 1 }), page([bob], { totalCount: 1 }), empty)).to.have.length(2);
  });

  it("reads one page that is counted once, and several until two passes agree", async () => {
    const asked: Asked[] = [];
    await read([page([item], { totalCount: 1 }), empty], {}, asked);
    expect(asked).to.have.length(2);
    await read([page([item], { totalCount: 2 }), page([bob]), empty], {}, asked);
    expect(asked).to.have.length(2 + 6);
  });

  it("does not miss who moved to a page that was read already", async () => {
    const users = ["a", "b", "c", "d"].map((name) => ({ ...item, username: `${name}@acme.com` }));
    const [first, ...others] = users;
    const [a, b, c, d] = users;
    // Between the first two pages, the first user leaves and another one comes.
    const late = { ...item, username: "e@acme.com" };
    const moved = [page([a, b], { totalCount: 4 }), page([d, late], { totalCount: 4 }), empty];
    const still = [page([b, c], { totalCount: 4 }), page([d, late], { totalCount: 4 }), empty];
    const { invitations } = await read([...moved, ...still, ...still]);
    expect(first).to.equal(a);
    expect(invitations.map(({ username }) => username)).to.deep.equal(
      [...others, late].map(({ username }) => username),
    );
  });

  it("gives up a list that changes in every pass", async () => {
    const passes = ["a", "b", "c", "d"].flatMap((name) => [
      page([item]),
      page([{ ...item, username: `${name}@acme.com` }]),
      empty,
    ]);
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
    [
      "a fraction of a second",
      [page([{ ...item, invitationCreatedAt: "2026-11-22T12:00:00.5Z" }])],
      "invitationCreatedAt: ",
    ],
    ["what is no UTF-8", [page([{ ...item, username: "\ufffd@acme.com" }])], "page 1: the body is not UTF-8"],
    ["an item without a date", [page([{ ...item, invitationCreatedAt: null }])], "results[0].invitationCreatedAt: "],
    ["roles as /invites has them", [page([{ ...item, roles: ["ORG_OWNER"] }])], "page 1: results[0].roles: "],
    ["an item without project roles", [page([{ ...item, roles: { orgRoles: [] } }])], "roles.groupRoleAssignments: "],
    ["the same invitation twice", [page([item, item])], "page 1: results[1]: a second invitation"],
    ["the same page again", [page([item]), page([item])], "page 2: results[0]: a second invitation"],
    ["a fault on a later page", [page([item]), page([{}])], "page 2: results[0].id: "],
    ["fewer than it counts", [page([item], { totalCount: 3 }), empty], "it has 1 of the 3 invitations it counts"],
    ["none of those it counts", [page([], { totalCount: 1 })], "it has 0 of the 1 invitations it counts"],
    [
      "a count that only a later page has",
      [page([item]), page([], { totalCount: 2 })],
      "it has 1 of the 2 invitations it counts",
    ],
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
