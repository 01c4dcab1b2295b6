import { expect } from "chai";
import { type AtlasEmulator, emulatorServiceAccount } from "../../provider/testing";
import { createAcmeStack, fresh, organizations, startAcme } from "./acme";
import type { Stack } from "./stack";

const { acme, beta, gamma } = organizations;

const serviceAccount = {
  config: { "mongodbatlas:publicKey": "", "mongodbatlas:clientId": emulatorServiceAccount.clientId },
  secrets: { "mongodbatlas:privateKey": "", "mongodbatlas:clientSecret": emulatorServiceAccount.clientSecret },
};

describe("one preview asks Atlas", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  beforeEach(async () => {
    atlas = await startAcme(fresh);
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  for (const [title, gates, settings, requests] of [
    ["for a challenge and a list", { acme: { orgId: acme } }, {}, ["invites 401", "invites 200"]],
    [
      "for one list of each further organization on the same API key",
      { acme: { orgId: acme }, beta: { orgId: beta }, gamma: { orgId: gamma } },
      {},
      ["invites 401", "invites 200", "invites 200", "invites 200"],
    ],
    [
      "for one list of an organization that two gates judge",
      { acme: { orgId: acme }, too: { orgId: acme } },
      {},
      ["invites 401", "invites 200"],
    ],
    [
      "for a token and a list, and gives the token back",
      { acme: { orgId: acme } },
      serviceAccount,
      ["token 200", "invites 200", "revoke 200"],
    ],
    [
      "for one token for all organizations of a service account",
      { acme: { orgId: acme }, beta: { orgId: beta }, gamma: { orgId: gamma } },
      serviceAccount,
      ["token 200", "invites 200", "invites 200", "invites 200", "revoke 200"],
    ],
    [
      "for one token also for an organization that is read later",
      { acme: { orgId: acme }, beta: { orgId: beta, knownAfterMilliseconds: 1500 } },
      serviceAccount,
      ["token 200", "invites 200", "invites 200", "revoke 200"],
    ],
    [
      "anew for a gate that waited, and may be there to see what came of it",
      { acme: { orgId: acme }, again: { orgId: acme, knownAfterMilliseconds: 15_000 } },
      {},
      ["invites 401", "invites 200", "invites 200"],
    ],
    [
      "for a page of /users, and whether there is another",
      { acme: { orgId: acme, endpoint: "users" } },
      {},
      ["users 401", "users 200", "users 200"],
    ],
  ] as const) {
    it(title, async () => {
      stack = await createAcmeStack(atlas, "test/engine/programs/configured", {
        ...settings,
        config: { gates: JSON.stringify(gates), ...("config" in settings ? settings.config : {}) },
      });
      const { exitCode, output } = await stack.run("preview");
      expect(exitCode, output).to.equal(0);
      expect(atlas.requests.map(({ endpoint, status }) => `${endpoint} ${status}`)).to.deep.equal(requests);
      expect(atlas.liveTokenCount).to.equal(0);
    });
  }
});
