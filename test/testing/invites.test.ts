import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acme, globex, invitesOf, nobody, startAcme, usernamesIn } from "./acme";
import { ask } from "./digest-client";

describe("/invites of the emulator", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme();
  });
  afterEach(() => emulator.close());

  it("lists the invitations sorted by username", async () => {
    expect(await usernamesIn(await ask(invitesOf(emulator)))).to.deep.equal([
      "ann+test@contractor.example",
      "bob@acme.example",
      "zoe@acme.example",
    ]);
  });

  it("sends the ten fields of Atlas and no other", async () => {
    const items = (await (await ask(invitesOf(emulator))).json()) as readonly Record<string, unknown>[];
    expect(items[0]).to.deep.include({
      orgId: acme,
      orgName: "Acme Inc",
      username: "ann+test@contractor.example",
      inviterUsername: "owner@example.com",
      createdAt: "2026-03-01T09:30:00Z",
      expiresAt: "2026-03-31T09:30:00Z",
      roles: ["ORG_OWNER"],
      groupRoleAssignments: [],
      teamIds: [],
    });
    expect(items[0]?.id).to.match(/^[0-9a-f]{24}$/);
    for (const item of items) expect(Object.keys(item)).to.have.length(10);
  });

  it("answers an empty list for an organization without invitations", async () => {
    const response = await ask(invitesOf(emulator, globex));
    expect(response.status).to.equal(200);
    expect(await response.text()).to.equal("[]");
  });

  it("leaves out what is expired or rejected", async () => {
    emulator.setInvitations(acme, [
      { username: "old@acme.example", status: "INVITATION_EXPIRED" },
      { username: "nay@acme.example", status: "INVITATION_REJECTED" },
      { username: "zoe@acme.example", status: "PENDING" },
    ]);
    expect(await usernamesIn(await ask(invitesOf(emulator)))).to.deep.equal(["zoe@acme.example"]);
  });

  it("lists only the username asked for", async () => {
    const filtered = invitesOf(emulator, acme, "?username=ann%2Btest%40contractor.example");
    expect(await usernamesIn(await ask(filtered))).to.deep.equal(["ann+test@contractor.example"]);
    expect(await usernamesIn(await ask(invitesOf(emulator, acme, "?username=eve%40acme.example")))).to.deep.equal([]);
  });

  it("reads a plus sign that was not encoded as a space, and so finds nobody", async () => {
    const filtered = invitesOf(emulator, acme, "?username=ann+test@contractor.example");
    expect(await usernamesIn(await ask(filtered))).to.deep.equal([]);
  });

  it("announces its version, deprecation, sunset and rate limit", async () => {
    const { headers } = await ask(invitesOf(emulator));
    expect(headers.get("Content-Type")).to.equal("application/vnd.atlas.2023-01-01+json;charset=utf-8");
    expect(headers.get("Deprecation")).to.equal("Wed, 19 Feb 2025 00:00:00 GMT");
    expect(headers.get("Sunset")).to.equal("Thu, 1 Jul 2100 00:00:00 GMT");
    expect(headers.get("RateLimit-Limit")).to.equal("500");
    expect(headers.get("RateLimit-Remaining")).to.equal("499");
  });

  for (const date of ["2023-01-01", "2023-01-02", "2025-02-19"]) {
    it(`serves the version ${date} by 2023-01-01`, async () => {
      const response = await ask(invitesOf(emulator), { accept: `application/vnd.atlas.${date}+json` });
      expect(response.status).to.equal(200);
      expect(response.headers.get("Content-Type")).to.contain("2023-01-01");
    });
  }

  for (const accept of [
    null,
    "*/*",
    "application/json",
    "application/vnd.atlas.2022-12-31+json",
    "application/vnd.atlas.2023-02-31+json",
    "application/vnd.atlas.2023-13-01+json",
  ]) {
    it(`answers 406 to the Accept header ${accept}`, async () => {
      const response = await ask(invitesOf(emulator), { accept });
      expect(response.status).to.equal(406);
      expect(await response.json()).to.deep.equal({
        detail: "Invalid accept header or version date.",
        error: 406,
        errorCode: "INVALID_VERSION_DATE",
        parameters: [],
        reason: "Not Acceptable",
      });
    });
  }

  it("answers 404 for an organization that does not exist", async () => {
    const response = await ask(invitesOf(emulator, nobody));
    expect(response.status).to.equal(404);
    const path = `/api/atlas/v2/orgs/${nobody}/invites`;
    expect(await response.json()).to.deep.equal({
      detail: `Cannot find resource ${path}.`,
      error: 404,
      errorCode: "RESOURCE_NOT_FOUND",
      parameters: [path],
      reason: "Not Found",
    });
  });

  it("answers 405 with an empty body to anything but GET", async () => {
    const response = await fetch(invitesOf(emulator), { method: "POST", body: "{}" });
    expect(response.status).to.equal(405);
    expect(await response.text()).to.equal("");
  });

  for (const path of ["/", "/api/atlas/v2/orgs", `/api/atlas/v2/orgs/${acme}/invites/5f00000000000000000000aa`]) {
    it(`answers 404 at ${path}`, async () => {
      const response = await fetch(emulator.url + path);
      expect(response.status).to.equal(404);
      expect(await response.json()).to.include({ errorCode: "RESOURCE_NOT_FOUND" });
    });
  }
});
