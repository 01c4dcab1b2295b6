import { expect } from "chai";
import getClient, { type AtlasClient } from "mongodb-atlas-api-client";
import { type AtlasEmulator, emulatorApiKey } from "../../provider/testing";
import { acme, startAcme } from "./acme";
import { usersMedia } from "./oauth-client";

describe("mongodb-atlas-api-client", () => {
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAcme();
  });
  afterEach(() => emulator.close());

  function client(privateKey = emulatorApiKey.privateKey): AtlasClient {
    return getClient({ publicKey: emulatorApiKey.publicKey, privateKey, baseUrl: `${emulator.url}/api/atlas/v2` });
  }

  function statuses(): readonly (number | null)[] {
    return emulator.requests.map(({ status }) => status);
  }

  it("reads the users of an organization after one challenge, its query string signed", async () => {
    const options = { itemsPerPage: 2, httpOptions: { headers: { Accept: usersMedia } } };
    const page = await client().organization.getAllUsersForOrganization(acme, options);
    expect(page).to.have.property("totalCount", 3);
    expect(page).to.have.nested.property("results[0].username", "ann+test@contractor.example");
    expect(page).to.have.property("results").with.length(2);
    expect(emulator.requests.at(-1)?.query).to.equal("itemsPerPage=2");
    expect(statuses()).to.deep.equal([401, 200]);
  });

  it("is told in the body that its own Accept header names no version", async () => {
    const refused = await client().organization.getAllUsersForOrganization(acme);
    expect(refused).to.include({ error: 406, errorCode: "INVALID_VERSION_DATE" });
    expect(statuses()).to.deep.equal([401, 406]);
  });

  it("is refused with a wrong private key", async () => {
    const refused = await client("wrong").organization.getAllUsersForOrganization(acme);
    expect(refused).to.include({ error: 401 });
    expect(statuses()).to.deep.equal([401, 401]);
  });
});
