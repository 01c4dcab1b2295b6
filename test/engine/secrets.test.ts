import { expect } from "chai";
import { startAtlasEmulator } from "../../provider/testing";
import { acmeId, fresh } from "./acme";
import { useStack } from "./use-acme-stack";

const canary = "canary-0f2d7c51";

describe("the credentials", () => {
  const acme = useStack(async () => {
    const atlas = await startAtlasEmulator({
      organizations: [{ id: acmeId, name: "Acme", invitations: [fresh] }],
      apiKeys: [{ publicKey: `${canary}-public`, privateKey: `${canary}-private` }],
      serviceAccounts: [{ clientId: `${canary}-id`, clientSecret: `${canary}-secret` }],
      accessTokens: [{ accessToken: `${canary}-token` }, { accessToken: `${canary}-minted` }],
    });
    const minted = JSON.stringify({ access_token: `${canary}-minted`, expires_in: 3600, token_type: "Bearer" });
    atlas.fault({ endpoint: "token", body: minted, times: Number.POSITIVE_INFINITY });
    return atlas;
  });

  const inConfig = (credentials: Record<string, string>) => () => ({
    config: { "mongodbatlas:publicKey": "" },
    secrets: { "mongodbatlas:privateKey": "", ...credentials },
  });
  const fromEnvironment = () => ({
    config: { "mongodbatlas:publicKey": "" },
    secrets: { "mongodbatlas:privateKey": "" },
    env: {
      MONGODB_ATLAS_PUBLIC_API_KEY: `${canary}-public`,
      MONGODB_ATLAS_PRIVATE_API_KEY: `${canary}-private`,
    },
  });

  // At its highest verbosity the engine itself logs the secrets of the stack's config, before it hands them to anybody.
  for (const [place, settings, logs] of [
    [
      "an API key in the stack's config",
      inConfig({ "mongodbatlas:publicKey": `${canary}-public`, "mongodbatlas:privateKey": `${canary}-private` }),
      ["--debug"],
    ],
    [
      "a service account in the stack's config",
      inConfig({ "mongodbatlas:clientId": `${canary}-id`, "mongodbatlas:clientSecret": `${canary}-secret` }),
      ["--debug"],
    ],
    ["an access token in the stack's config", inConfig({ "mongodbatlas:accessToken": `${canary}-token` }), ["--debug"]],
    ["an API key in the environment", fromEnvironment, ["--debug", "--logflow", "--logtostderr", "--verbose=9"]],
  ] as const) {
    it(`are in no state and in no output, also of a failing preview with its logs: ${place}`, async () => {
      await acme.start("examples/data-source", settings());
      const update = await acme.run(0, "up", "--diff");
      const state = await acme.stack.exportState();
      acme.atlas.fault({ status: 403, times: Number.POSITIVE_INFINITY });
      const preview = await acme.run(1, "preview", ...logs);
      expect(preview.output).to.contain("403");
      for (const text of [update.output, state, preview.output]) {
        const leaks = text
          .split("\n")
          .filter((line) => /canary-0f2d7c51|Digest username|nonce=|Bearer |Basic /.test(line));
        expect(leaks).to.deep.equal([]);
      }
    });
  }
});
