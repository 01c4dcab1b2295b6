import { once } from "node:events";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { expect } from "chai";
import { generate } from "selfsigned";
import { type AtlasError, createAtlasClient } from "../../../provider/atlas";

const variables = ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "NODE_TLS_REJECT_UNAUTHORIZED"];
const orgId = "5f0000000000000000000001";
const credentials = { accessToken: "canary-access-token" };

/** What a proxy does with whoever asks it for a connection. */
type Answer = (socket: Socket, target: string) => void;

const saying = (status: string) => (socket: Socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
const tunnelling: Answer = (socket, target) => {
  const [, port] = target.split(":");
  const upstream = connect(Number(port), "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on("error", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
};

describe("a proxy", () => {
  let before: (string | undefined)[];
  let servers: Server[];
  let sockets: Set<Socket>;

  beforeEach(() => {
    before = variables.map((name) => process.env[name]);
    for (const name of variables) delete process.env[name];
    servers = [];
    sockets = new Set();
  });

  afterEach(() => {
    for (const [index, name] of variables.entries()) {
      const value = before[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
  });

  const listen = async <Listening extends Server>(server: Listening): Promise<number> => {
    servers.push(server);
    server.on("connection", (socket) => sockets.add(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const startProxy = (answer: Answer) =>
    listen(
      createServer((socket) => {
        socket.on("error", () => undefined);
        socket.once("data", (data) => answer(socket, data.toString().split(" ")[1] ?? ""));
      }),
    );
  const failureThrough = async (port: number, baseUrl = "https://atlas.example", timeoutSeconds = 20) => {
    process.env.HTTPS_PROXY = `http://user:canary-password@127.0.0.1:${port}`;
    const client = createAtlasClient({ sources: () => [] });
    const error = await client.list(orgId, { credentials, baseUrl, timeoutSeconds, maxRetries: 0 }).then(
      () => expect.fail("it resolved"),
      (reason: AtlasError) => reason,
    );
    expect(error.message).to.not.contain("canary");
    return { code: error.code, message: error.message.replaceAll(`:${port}`, ":PORT") };
  };

  it("that nobody runs is called a proxy, and Atlas is said to have not been contacted", async () => {
    expect(await failureThrough(1)).to.deep.equal({
      code: "unavailable",
      message:
        "The connection to the proxy 127.0.0.1:PORT failed: connect ECONNREFUSED 127.0.0.1:PORT. Atlas was not " +
        "contacted. Check HTTPS_PROXY and NO_PROXY.",
    });
  });

  it("that does not answer is called a proxy", async () => {
    expect(await failureThrough(await startProxy(() => undefined), "https://atlas.example", 3)).to.deep.equal({
      code: "timed-out",
      message:
        "The proxy 127.0.0.1:PORT did not answer within 3 s, so Atlas was not contacted. Check HTTPS_PROXY and NO_PROXY.",
    });
  });

  for (const [status, code, sentence] of [
    [
      "407 Proxy Authentication Required",
      "response-refused",
      "asks for credentials (407), so Atlas was not contacted.",
    ],
    ["403 Forbidden", "response-refused", "opened no connection to Atlas (403), so Atlas was not contacted."],
    ["503 Service Unavailable", "unavailable", "opened no connection to Atlas (503), so Atlas was not contacted."],
  ] as const) {
    it(`that answers ${status} is named`, async () => {
      const failure = await failureThrough(await startProxy(saying(status)));
      expect(failure.code).to.equal(code);
      expect(failure.message).to.contain(`The proxy 127.0.0.1:PORT ${sentence}`);
    });
  }

  it("that hangs up is called a proxy", async () => {
    const failure = await failureThrough(await startProxy((socket) => socket.destroy()));
    expect(failure.code).to.equal("unavailable");
    expect(failure.message).to.contain("The connection to the proxy 127.0.0.1:PORT failed: ");
  });

  it("that is no URL is refused without being shown", async () => {
    process.env.HTTPS_PROXY = "user:canary-password@[";
    const client = createAtlasClient({ sources: () => [] });
    const error = await client
      .list(orgId, { credentials, baseUrl: "https://atlas.example" })
      .catch((reason: AtlasError) => reason);
    expect(error).to.have.property("code", "configuration");
    expect(error).to.have.property("message").that.does.not.contain("canary");
  });

  describe("or none, in front of a server that nobody trusts", () => {
    let requests: number;

    const startUntrusted = async () => {
      const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
      const server: HttpsServer = createHttpsServer({ key, cert }, (_request, response) => {
        requests += 1;
        response.end("[]");
      });
      return listen(server);
    };

    beforeEach(() => {
      requests = 0;
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    });

    it("sends no credential, even with NODE_TLS_REJECT_UNAUTHORIZED=0", async () => {
      const client = createAtlasClient({ sources: () => [] });
      const baseUrl = `https://localhost:${await startUntrusted()}`;
      const error = await client.list(orgId, { credentials, baseUrl, maxRetries: 0 }).catch((reason) => reason);
      expect(error).to.have.property("code", "untrusted");
      expect(requests).to.equal(0);
    });

    it("sends none through a proxy either, and names the server", async () => {
      const port = await startUntrusted();
      const failure = await failureThrough(await startProxy(tunnelling), `https://localhost:${port}`);
      expect(failure.code).to.equal("untrusted");
      expect(failure.message).to.contain(`does not trust the certificate of localhost:${port}`);
      expect(requests).to.equal(0);
    });
  });
});
