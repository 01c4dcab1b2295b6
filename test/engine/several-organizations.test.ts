import { expect } from "chai";
import { emulatorApiKey, emulatorServiceAccount } from "../../provider/testing";
import { acmeGate, fresh, freshNext, organizations, stale, staleLines } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const program = "examples/several-organizations";
const { acme: acmeId, beta } = organizations;

describe("the example several-organizations", () => {
  const acme = useAcmeStack(fresh, stale);

  it("reads each organization with credentials of its own namespace, and never with the environment's", async () => {
    acme.atlas.setInvitations(beta, [{ ...fresh, inviterUsername: "qwertzui" }]);
    await acme.start(program, {
      config: {
        organizations: JSON.stringify({ acme: acmeId, beta }),
        "acme:baseUrl": acme.atlas.url,
        "acme:publicKey": emulatorApiKey.publicKey,
        "beta:baseUrl": acme.atlas.url,
        "beta:clientId": emulatorServiceAccount.clientId,
      },
      secrets: {
        "acme:privateKey": emulatorApiKey.privateKey,
        "beta:clientSecret": emulatorServiceAccount.clientSecret,
      },
    });
    const { told } = await acme.run(1, "preview");
    expect(told).to.deep.equal({
      [acmeGate]: [...staleLines, freshNext],
      "atlas-invitations:index:InvitationGate (beta)": [
        "warning: 1 advisory violation in 1 invitation",
        "advisory: ann@acme.com (ORG_MEMBER, sent 2 days ago by qwertzui)",
        "  invited-by-people permits people only",
        "  withdraw it:",
        `  atlas organizations invitations delete ${fresh.id} --orgId ${beta}`,
        "1 invitation of beta, as expected but for 1 advisory",
        freshNext,
      ],
      "pulumi:pulumi:Stack (several-organizations-test)": ["error: 1 of 2 invitation gates failed: acme (1 violation)"],
    });
    const signers = acme.atlas.requests.map(({ orgId, publicKey, clientId }) => [orgId, publicKey ?? clientId]);
    expect(signers).to.deep.include([acmeId, emulatorApiKey.publicKey]);
    expect(signers).to.deep.include([beta, emulatorServiceAccount.clientId]);
  });

  it("fails when a namespace holds no credentials, although mongodbatlas and the environment do", async () => {
    await acme.start(program, {
      config: { organizations: JSON.stringify({ acme: acmeId }), "acme:baseUrl": acme.atlas.url },
      env: { MONGODB_ATLAS_PUBLIC_KEY: "emulator", MONGODB_ATLAS_PRIVATE_KEY: emulatorApiKey.privateKey },
    });
    const { output } = await acme.run(1, "preview");
    expect(output).to.contain(
      `This gate of organization ${acmeId} was not evaluated. There are no Atlas credentials. ` +
        "Set acme:publicKey and acme:privateKey. A service account or an access token will do as well.",
    );
  });
});
