import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import auth from "http-auth";
import { listInvitations } from "../../../provider/atlas";

const orgId = "5f0000000000000000000001";
const credentials = { publicKey: "abcdefgh", privateKey: "00000000-0000-4000-8000-000000000000" };

/** The digest authentication of `http-auth`, which shares nothing with ours but RFC 7616. */
describe("a server with the digest authentication of others", () => {
  let server: Server;
  let statuses: number[];

  beforeEach(async () => {
    statuses = [];
    const digest = auth.digest({ realm: "MMS Public API" }, (username, callback) => {
      callback(
        username === credentials.publicKey ? md5(`${username}:MMS Public API:${credentials.privateKey}`) : undefined,
      );
    });
    const authenticated = digest.check((_request, response) => {
      response.setHeader("Content-Type", "application/vnd.atlas.2023-01-01+json;charset=utf-8");
      response.end("[]");
    });
    server = createServer((request, response) => {
      response.once("finish", () => statuses.push(response.statusCode));
      authenticated(request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const list = (options = {}) => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return listInvitations(orgId, { baseUrl, credentials, ...options });
  };

  it("takes ours, with and without a query", async () => {
    expect((await list()).invitations).to.deep.equal([]);
    expect((await list({ username: "ann+test@acme.com" })).invitations).to.deep.equal([]);
    expect(statuses).to.deep.equal([401, 200, 200]);
  });

  it("takes every one of many at once, on one challenge", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => list({ username: `user-${index}@acme.com` })));
    expect(statuses).to.deep.equal([401, ...Array(20).fill(200)]);
  });

  it("does not take a wrong key", async () => {
    const error = await list({ credentials: { ...credentials, privateKey: "canary" } }).catch(
      (reason: Error) => reason,
    );
    expect(error).to.have.property("code", "authentication");
  });
});

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
