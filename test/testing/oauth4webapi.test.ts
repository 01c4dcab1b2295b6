import { expect } from "chai";
import {
  type AuthorizationServer,
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  clientCredentialsGrantRequest,
  processClientCredentialsResponse,
  processRevocationResponse,
  revocationRequest,
} from "oauth4webapi";
import { type AtlasEmulator, emulatorServiceAccount } from "../../provider/testing";
import { invitesOf, startAcme } from "./acme";
import { askBearer } from "./oauth-client";

describe("oauth4webapi", () => {
  const { clientId, clientSecret } = emulatorServiceAccount;
  const client = { client_id: clientId };
  const insecure = { [allowInsecureRequests]: true };
  const unescaped: ClientAuth = (_server, { client_id }, _body, headers) => {
    headers.set("Authorization", `Basic ${btoa(`${client_id}:${clientSecret}`)}`);
  };
  let emulator: AtlasEmulator;
  let server: AuthorizationServer;

  beforeEach(async () => {
    emulator = await startAcme();
    server = {
      issuer: emulator.url,
      token_endpoint: `${emulator.url}/api/oauth/token`,
      revocation_endpoint: `${emulator.url}/api/oauth/revoke`,
    };
  });
  afterEach(() => emulator.close());

  function grant(authentication: ClientAuth): Promise<Response> {
    return clientCredentialsGrantRequest(server, client, authentication, {}, insecure);
  }

  it("mints a token, which is served, and revokes it, after which it is refused", async () => {
    const minted = await processClientCredentialsResponse(server, client, await grant(unescaped));
    expect(minted).to.include({ token_type: "bearer", expires_in: 3600 });
    const url = invitesOf(emulator);
    expect((await askBearer(url, { accessToken: minted.access_token })).status).to.equal(200);
    await processRevocationResponse(
      await revocationRequest(server, client, unescaped, minted.access_token, {
        ...insecure,
        additionalParameters: { token_type_hint: "access_token" },
      }),
    );
    expect((await askBearer(url, { accessToken: minted.access_token })).status).to.equal(401);
    expect(emulator.liveTokenCount).to.equal(0);
  });

  it("is refused when it escapes the id and the secret, as RFC 6749 has it and Atlas has not", async () => {
    const response = await grant(ClientSecretBasic(clientSecret));
    const error = await processClientCredentialsResponse(server, client, response).catch((caught: unknown) => caught);
    expect(error).to.include({ name: "ResponseBodyError", error: "invalid_client", status: 401 });
    expect(emulator.requests.at(-1)?.clientId).to.equal(clientId.replaceAll("_", "%5F"));
  });
});
