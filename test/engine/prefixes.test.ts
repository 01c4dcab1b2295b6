import { expect } from "chai";
import { emulatorApiKey, emulatorServiceAccount } from "../../provider/testing";
import { fresh, freshNext, organizations, stale, staleLines } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const gate = (name: string) => `atlas-invitations:index:InvitationGate (${name})`;
const { acme: acmeId, beta, gamma } = organizations;

describe("a program whose organizations have prefixed variables", () => {
  const acme = useAcmeStack(stale);

  it("reads each with its own, names what is missing as it should be set, and refuses a namespace besides", async () => {
    acme.atlas.setInvitations(beta, [fresh]);
    await acme.start("test/engine/programs/prefixes", {
      config: {
        organizations: JSON.stringify({
          acme: { orgId: acmeId, environmentPrefix: "ACME_" },
          beta: { orgId: beta, environmentPrefix: "BETA_" },
          bare: { orgId: gamma, environmentPrefix: "BARE_" },
          half: { orgId: gamma, environmentPrefix: "HALF_" },
          both: { orgId: gamma, environmentPrefix: "BETA_", configNamespace: "beta" },
        }),
      },
      // The config's credentials, and those without a prefix, are not for an organization that has a prefix.
      env: {
        MONGODB_ATLAS_BASE_URL: acme.atlas.url,
        MONGODB_ATLAS_PUBLIC_KEY: emulatorApiKey.publicKey,
        MONGODB_ATLAS_PRIVATE_KEY: emulatorApiKey.privateKey,
        ACME_MONGODB_ATLAS_BASE_URL: acme.atlas.url,
        ACME_MONGODB_ATLAS_PUBLIC_KEY: emulatorApiKey.publicKey,
        ACME_MONGODB_ATLAS_PRIVATE_KEY: emulatorApiKey.privateKey,
        BETA_MONGODB_ATLAS_BASE_URL: acme.atlas.url,
        BETA_MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
        BETA_MONGODB_ATLAS_CLIENT_SECRET: emulatorServiceAccount.clientSecret,
        BARE_MONGODB_ATLAS_BASE_URL: acme.atlas.url,
        HALF_MONGODB_ATLAS_BASE_URL: acme.atlas.url,
        HALF_MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
      },
    });
    const { told } = await acme.run(1, "preview");
    expect(told).to.deep.equal({
      [gate("acme")]: staleLines,
      [gate("bare")]: [
        `error: This gate of organization ${gamma} was not evaluated. There are no Atlas credentials. ` +
          "Set BARE_MONGODB_ATLAS_PUBLIC_API_KEY and BARE_MONGODB_ATLAS_PRIVATE_API_KEY. " +
          "A service account or an access token will do as well.",
      ],
      [gate("beta")]: ["1 invitation of beta, as expected", freshNext],
      [gate("both")]: [
        `error: This gate of organization ${gamma} was not evaluated. configNamespace and environmentPrefix are both set, ` +
          "and credentials come from one place. Leave one of them out.",
      ],
      [gate("half")]: [
        `error: This gate of organization ${gamma} was not evaluated. HALF_MONGODB_ATLAS_CLIENT_ID is set, ` +
          "but HALF_MONGODB_ATLAS_CLIENT_SECRET is not. A service account needs both, from one place.",
      ],
      "pulumi:pulumi:Stack (prefixes-test)": [
        "error: 4 of 5 invitation gates failed: acme (1 violation), bare (not evaluated), half (not evaluated), " +
          "both (not evaluated)",
      ],
    });
    const signers = acme.atlas.requests.map(({ orgId, publicKey, clientId }) => [orgId, publicKey ?? clientId]);
    expect(signers).to.deep.include([acmeId, emulatorApiKey.publicKey]);
    expect(signers).to.deep.include([beta, emulatorServiceAccount.clientId]);
    expect(acme.atlas.requests.map(({ orgId }) => orgId)).not.to.include(gamma);
  });
});
