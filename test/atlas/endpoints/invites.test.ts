import { expect } from "chai";
import { parseInvites } from "../../../provider/atlas/endpoints/invites";
import { fingerprint } from "../../../provider/atlas/fingerprint";
import { invitation } from "../../invitation";

const { status: _, ...item } = invitation({ roles: ["ORG_OWNER", "ORG_MEMBER"], teamIds: [] });
const parse = (...items: unknown[]) => parseInvites(JSON.stringify(items), item.orgId);

describe("parseInvites", () => {
  it("reads an item, with its roles in order and whatever fields are new left out", () => {
    expect(parse({ ...item, links: [], novelty: 1 })).to.deep.equal([
      invitation({ roles: ["ORG_MEMBER", "ORG_OWNER"] }),
    ]);
  });

  it("takes a role that it does not know", () => {
    expect(parse({ ...item, roles: ["ORG_NOVELTY"] })[0]?.roles).to.deep.equal(["ORG_NOVELTY"]);
  });

  it("reads an empty list", () => {
    expect(parse()).to.deep.equal([]);
  });

  for (const [fault, body, place] of [
    ["a body that is cut short", '[{"id": "65', "the body is not JSON, or was cut short"],
    ["an empty body", "", "the body is not JSON"],
    ["a body that is no list", '{"results": []}', "the body: "],
    ["null", "null", "the body: "],
    ["an item that is none", "[7]", "[0]: "],
    ["an item without a username", JSON.stringify([item, { ...item, username: undefined }]), "[1].username: "],
    ["an item without roles", JSON.stringify([{ ...item, roles: null }]), "[0].roles: "],
    ["a date that is none", JSON.stringify([{ ...item, createdAt: "yesterday" }]), "[0].createdAt: is not a date"],
    ["an id with a command in it", JSON.stringify([{ ...item, id: "$(reboot)" }]), "[0].id: is not an id"],
    ["another organization's item", JSON.stringify([{ ...item, orgId: "5f0000000000000000000009" }]), "[0].orgId: "],
  ] as const) {
    it(`refuses ${fault}, naming the place`, () => {
      expect(() => parseInvites(body, item.orgId))
        .to.throw(place)
        .with.property("code", "response-refused");
    });
  }
});

describe("fingerprint", () => {
  const ann = invitation();

  it("is 64 hexadecimal digits, the same for the same invitations", () => {
    expect(fingerprint([ann]))
      .to.match(/^[0-9a-f]{64}$/)
      .and.equal(fingerprint([{ ...ann }]));
  });

  it("leaves out what is another at each endpoint", () => {
    expect(fingerprint([{ ...ann, id: "650000000000000000000009" }])).to.equal(fingerprint([ann]));
  });

  for (const change of [
    { username: "x@acme.com" },
    { createdAt: "2026-11-01T00:00:00Z" },
    { expiresAt: null },
    { status: "INVITATION_EXPIRED" },
    { roles: ["ORG_OWNER"] },
    { groupRoleAssignments: [{ groupId: "650000000000000000000009", groupRole: "GROUP_OWNER" }] },
    { teamIds: ["650000000000000000000009"] },
  ] as const) {
    it(`changes with ${Object.keys(change)[0]}`, () => {
      expect(fingerprint([{ ...ann, ...change }])).to.not.equal(fingerprint([ann]));
    });
  }
});
