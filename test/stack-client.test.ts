import { runtime } from "@pulumi/pulumi";
import { expect } from "chai";
import { withStackClient } from "../provider/stack-client";
import { type AtlasEmulator, emulatorServiceAccount, startAtlasEmulator } from "../provider/testing";

const orgId = "5f0000000000000000000001";

describe("the client of a process that Pulumi runs beside a program", () => {
  let atlas: AtlasEmulator;

  before(async () => {
    atlas = await startAtlasEmulator({ organizations: [{ id: orgId, name: "Acme", invitations: [] }] });
    runtime.setAllConfig({ "mongodbatlas:baseUrl": atlas.url, ...configOf(emulatorServiceAccount) });
  });

  after(async () => {
    runtime.setAllConfig({});
    await atlas.close();
  });

  it("has given its token back when the last one is done, and gets another when there is more to do", async () => {
    for (const expected of [1, 2]) {
      // Another list than in the round before, which may be kept for a moment.
      const username = `ann${expected}@acme.com`;
      const read = () => withStackClient((client) => client.list(orgId, { username }));
      await Promise.all([read(), read()]);
      const paths = atlas.requests.map(({ path }) => path);
      expect(paths.filter((path) => path.endsWith("/oauth/token"))).to.have.lengthOf(expected);
      expect(paths.filter((path) => path.endsWith("/oauth/revoke"))).to.have.lengthOf(expected);
    }
  });
});

function configOf({ clientId, clientSecret }: typeof emulatorServiceAccount): Record<string, string> {
  return { "mongodbatlas:clientId": clientId, "mongodbatlas:clientSecret": clientSecret };
}
