import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import type { Invitation } from "../../provider/atlas/invitation";
import { type AtlasEmulator, type InvitationFixture, startAtlasEmulator } from "../../provider/testing";
import { acme, invitesOf, nobody } from "./acme";
import { ask } from "./digest-client";

const day = 24 * 60 * 60 * 1000;

describe("a fixture of the emulator", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAtlasEmulator({ organizations: [{ id: acme, name: "Acme Inc" }] });
  });
  afterEach(() => emulator.close());

  async function served(fixture: InvitationFixture): Promise<Partial<Invitation>> {
    emulator.setInvitations(acme, [fixture]);
    const items = (await (await ask(invitesOf(emulator))).json()) as readonly Invitation[];
    return items[0] ?? {};
  }

  it("with nothing but a username is two days old and a member", async () => {
    const invitation = await served({ username: "ann@acme.example" });
    expect(invitation.createdAt).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const created = Date.parse(invitation.createdAt ?? "");
    expect(Date.now() - created).to.be.within(2 * day, 2 * day + 10_000);
    expect(Date.parse(invitation.expiresAt ?? "") - created).to.equal(30 * day);
    expect(invitation.roles).to.deep.equal(["ORG_MEMBER"]);
  });

  it("is as old as sentDaysAgo says, and listed even when it expired", async () => {
    const { createdAt } = await served({ username: "ann@contractor.example", sentDaysAgo: 53, roles: ["ORG_OWNER"] });
    expect(Date.now() - Date.parse(createdAt ?? "")).to.be.within(53 * day, 53 * day + 10_000);
  });

  it("given again later is the same invitation", async () => {
    const fixture: InvitationFixture = { username: "ann@acme.example", sentDaysAgo: 20 };
    const first = await served(fixture);
    await wait(1100);
    expect(await served(fixture)).to.deep.equal(first);
  }).timeout(5000);

  it("has an id made of username and time", async () => {
    const ann = { username: "ann@acme.example", createdAt: "2026-03-01T09:30:00.900Z" };
    const first = await served(ann);
    expect(first).to.include({ createdAt: "2026-03-01T09:30:00Z" });
    expect((await served({ ...ann, createdAt: new Date("2026-03-01T09:30:00Z"), roles: [] })).id).to.equal(first.id);
    expect((await served({ ...ann, username: "bob@acme.example" })).id).to.not.equal(first.id);
    expect((await served({ ...ann, createdAt: "2026-03-01T09:30:01Z" })).id).to.not.equal(first.id);
  });

  it("is served as given where it says everything", async () => {
    const fixture = {
      id: "5f00000000000000000000aa",
      username: "ann@acme.example",
      inviterUsername: "abcdefgh",
      createdAt: "2026-03-01T09:30:00Z",
      expiresAt: "2026-03-02T09:30:00Z",
      roles: ["ORG_READ_ONLY", "ORG_NEW"],
      groupRoleAssignments: [{ groupId: "5f00000000000000000000bb", groupRole: "GROUP_OWNER" }],
      teamIds: ["5f00000000000000000000cc"],
    };
    expect(await served(fixture)).to.deep.equal({ ...fixture, orgId: acme, orgName: "Acme Inc" });
  });

  it("is refused with a clear sentence when it contradicts itself or is no date", () => {
    const username = "ann@acme.example";
    expect(() => emulator.setInvitations(acme, [{ username, createdAt: "soon" }])).to.throw(
      TypeError,
      'createdAt of ann@acme.example must be a date such as "2026-03-01T09:30:00Z". Received: "soon"',
    );
    expect(() => emulator.setInvitations(acme, [{ username, createdAt: new Date(0), sentDaysAgo: 1 }])).to.throw(
      TypeError,
      "The invitation of ann@acme.example has both createdAt and sentDaysAgo. Give one of them.",
    );
  });

  it("is refused for an organization that the emulator does not have", () => {
    expect(() => emulator.setInvitations(nobody, [])).to.throw(
      TypeError,
      `The emulator has no organization "${nobody}". It has: ${acme}.`,
    );
  });
});
