import { expect } from "chai";
import { emulatorServiceAccount } from "../../provider/testing";
import { organizations } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const { acme: acmeId, beta, gamma } = organizations;

const serviceAccount = {
  config: { "mongodbatlas:publicKey": "", "mongodbatlas:clientId": emulatorServiceAccount.clientId },
  secrets: { "mongodbatlas:privateKey": "", "mongodbatlas:clientSecret": emulatorServiceAccount.clientSecret },
};

describe("one preview asks Atlas", () => {
  const acme = useAcmeStack();

  for (const [title, gates, settings, requests] of [
    ["for a challenge and a list", { acme: { orgId: acmeId } }, {}, ["invites 401", "invites 200"]],
    [
      "for one list of each further organization on the same API key",
      { acme: { orgId: acmeId }, beta: { orgId: beta }, gamma: { orgId: gamma } },
      {},
      ["invites 401", "invites 200", "invites 200", "invites 200"],
    ],
    [
      "for one list of an organization that two gates judge",
      { acme: { orgId: acmeId }, too: { orgId: acmeId } },
      {},
      ["invites 401", "invites 200"],
    ],
    [
      "for a token and a list, and gives the token back",
      { acme: { orgId: acmeId } },
      serviceAccount,
      ["token 200", "invites 200", "revoke 200"],
    ],
    [
      "for one token for all organizations of a service account",
      { acme: { orgId: acmeId }, beta: { orgId: beta }, gamma: { orgId: gamma } },
      serviceAccount,
      ["token 200", "invites 200", "invites 200", "invites 200", "revoke 200"],
    ],
    [
      "for one token also for an organization that is read later",
      { acme: { orgId: acmeId }, beta: { orgId: beta, knownAfterMilliseconds: 1500 } },
      serviceAccount,
      ["token 200", "invites 200", "invites 200", "revoke 200"],
    ],
    [
      "anew for a gate that waited, and may be there to see what came of it",
      { acme: { orgId: acmeId }, again: { orgId: acmeId, knownAfterMilliseconds: 15_000 } },
      {},
      ["invites 401", "invites 200", "invites 200"],
    ],
    [
      "for a page of /users, and whether there is another",
      { acme: { orgId: acmeId, endpoint: "users" } },
      {},
      ["users 401", "users 200", "users 200"],
    ],
  ] as const) {
    it(title, async () => {
      await acme.start("test/engine/programs/configured", {
        ...settings,
        config: { gates: JSON.stringify(gates), ...("config" in settings ? settings.config : {}) },
      });
      await acme.run(0, "preview");
      expect(acme.atlas.requests.map(({ endpoint, status }) => `${endpoint} ${status}`)).to.deep.equal(requests);
      expect(acme.atlas.liveTokenCount).to.equal(0);
    });
  }
});
