import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acme, globex, invitesOf, startAcme } from "./acme";
import { ask, nonceOf } from "./digest-client";

describe("the API keys of the emulator", () => {
  const owner = { publicKey: "acmeowner", privateKey: "owner-secret", orgRoles: { [acme]: ["ORG_OWNER"] } };
  const reader = { publicKey: "acmereads", privateKey: "reader-secret", orgRoles: { [acme]: ["ORG_READ_ONLY"] } };
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme({ apiKeys: [owner, reader] });
  });
  afterEach(() => emulator.close());

  it("are served where they are Organization Owner", async () => {
    expect((await ask(invitesOf(emulator, acme), owner)).status).to.equal(200);
  });

  for (const { title, apiKey, orgId } of [
    { title: "with too few rights", apiKey: reader, orgId: acme },
    { title: "of another organization", apiKey: owner, orgId: globex },
  ]) {
    it(`are refused ${title} with a 401 and a challenge`, async () => {
      const response = await ask(invitesOf(emulator, orgId), apiKey);
      expect(response.status).to.equal(401);
      expect(nonceOf(response)).to.have.length(32);
      expect(await response.json()).to.deep.equal({
        detail: "Current user is not authorized to perform this action.",
        error: 401,
        errorCode: "USER_UNAUTHORIZED",
        parameters: [],
        reason: "Unauthorized",
      });
    });
  }

  it("replace the default key", async () => {
    expect((await ask(invitesOf(emulator))).status).to.equal(401);
  });
});
