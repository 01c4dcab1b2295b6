import { expect } from "chai";
import { readInvites } from "../../../provider/atlas/endpoints/invites";
import { invitation } from "../../invitation";
import { listQuery, type PageRequest, refusal, servePages } from "./serving";

const { status: _, ...item } = invitation({ roles: ["ORG_OWNER", "ORG_MEMBER"], teamIds: [] });
const read = (body: string, options = {}, asked: PageRequest[] = []) =>
  readInvites(servePages([body], asked), "https://atlas.example", listQuery({ orgId: item.orgId, ...options }));
const parse = async (...items: unknown[]) => (await read(JSON.stringify(items))).invitations;

describe("readInvites", () => {
  it("asks for the organization, or for one address in it", async () => {
    const asked: PageRequest[] = [];
    await read("[]", {}, asked);
    await read("[]", { username: "ann+test@acme.com" }, asked);
    const url = `https://atlas.example/api/atlas/v2/orgs/${item.orgId}/invites`;
    const version = "application/vnd.atlas.2023-01-01+json";
    expect(asked).to.deep.equal([
      { endpoint: "invites", url, version },
      { endpoint: "invites", url: `${url}?username=ann%2Btest%40acme.com`, version },
    ]);
  });

  it("reads an item, with its roles in order and whatever fields are new left out", async () => {
    expect(await parse({ ...item, links: [], novelty: 1 })).to.deep.equal([
      invitation({ roles: ["ORG_MEMBER", "ORG_OWNER"] }),
    ]);
  });

  it("takes a role that it does not know", async () => {
    expect((await parse({ ...item, roles: ["ORG_NOVELTY"] }))[0]?.roles).to.deep.equal(["ORG_NOVELTY"]);
  });

  it("reads an empty list", async () => {
    expect(await parse()).to.deep.equal([]);
  });

  for (const [fault, body, place] of [
    ["a body that is cut short", '[{"id": "65', "the body is not JSON, or was cut short"],
    ["an empty body", "", "the body is not JSON"],
    ["a body that is no list", '{"results": []}', "the body: "],
    ["null", "null", "the body: "],
    ["an item that is none", "[7]", "[0]: "],
    ["an item without a username", JSON.stringify([item, { ...item, username: undefined }]), "[1].username: "],
    [
      "a real address in the form of a masked one",
      JSON.stringify([{ ...item, username: "a…@acme.com#f9669db96e65" }]),
      "[0].username: has the form of a masked address",
    ],
    ["an item without roles", JSON.stringify([{ ...item, roles: null }]), "[0].roles: "],
    ["a date that is none", JSON.stringify([{ ...item, createdAt: "yesterday" }]), "[0].createdAt: is not a date"],
    ["an id with a command in it", JSON.stringify([{ ...item, id: "$(reboot)" }]), "[0].id: is not an id"],
    ["another organization's item", JSON.stringify([{ ...item, orgId: "5f0000000000000000000009" }]), "[0].orgId: "],
    [
      "a masked inviter",
      JSON.stringify([{ ...item, inviterUsername: "b…@acme.com#0123456789ab" }]),
      "[0].inviterUsername: has the form of a masked address",
    ],
    [
      "a name that is too long",
      JSON.stringify([item, { ...item, orgName: "x".repeat(1001) }]),
      "[1].orgName: is longer than 1000 characters",
    ],
    [
      "a role that is too long",
      JSON.stringify([{ ...item, roles: ["x".repeat(1001)] }]),
      "[0].roles[0]: is longer than",
    ],
    ["the same invitation twice", JSON.stringify([item, item]), "[1]: a second invitation of the same address"],
  ] as const) {
    it(`refuses ${fault}, naming the place`, async () => {
      expect(await refusal(read(body))).to.contain(place);
    });
  }

  it("refuses the invitations of others than the one who was asked for", async () => {
    const others = JSON.stringify([item, { ...item, username: "bob@acme.com" }]);
    expect(await refusal(read(others, { username: "Ann@acme.com" }))).to.contain("[1].username: it is not the one");
  });
});
