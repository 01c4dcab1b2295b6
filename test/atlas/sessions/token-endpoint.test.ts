import { AtlasError } from "../../../provider/atlas/atlas-error";
import { createSecrets } from "../../../provider/atlas/secrets/secrets";
import { createTokenEndpoint } from "../../../provider/atlas/sessions/token-endpoint";
import type { Http } from "../../../provider/atlas/transport/http";

describe("the revocation of a token", () => {
  it("is given up in time, even when the request does not hear of it while its connection is opened", async () => {
    const silent: Http = {
      exchange: () => new Promise(() => undefined),
      exchangeAtOnce: () => new Promise(() => undefined),
      timeoutError: () => new AtlasError("timed-out", "It took too long."),
      close: () => Promise.resolve(),
    };
    const account = { clientId: "mdb_sa_id_1234567890abcdef12345678", clientSecret: "mdb_sa_sk_canary" };
    const client = { baseUrl: "https://cloud.mongodb.com", account, origin: "a test" };
    await createTokenEndpoint(client, silent, createSecrets()).revoke({ accessToken: "a-token", renewAt: 0 });
  });
});
