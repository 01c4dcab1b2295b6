import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { readFailure, unread } from "./read-failure";
import { useAcmeStack } from "./use-acme-stack";

describe("the data source, where the environment names a proxy,", () => {
  const acme = useAcmeStack();

  it("goes through the proxy of the environment, and says so when there is none", async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url);
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const { port } = proxy.address() as AddressInfo;
    await acme.start("test/engine/programs/impatient", {
      config: { "mongodbatlas:baseUrl": "https://atlas.example" },
      env: { HTTPS_PROXY: `http://bob:canary@127.0.0.1:${port}` },
    });
    const failed = await readFailure(acme);
    proxy.close();
    expect(failed).to.contain(`127.0.0.1:${port}`).and.not.contain("canary");
    expect(asked[0]).to.equal("atlas.example:443");
  });

  it("fails when the proxy of the environment is no URL, without showing it", async () => {
    await acme.start("examples/data-source", {
      env: { HTTPS_PROXY: "bob:canary@proxy.example:3128" },
    });
    expect(await readFailure(acme)).to.equal(
      `${unread} HTTPS_PROXY (or https_proxy) is not the URL of a proxy. Set it to one like http://proxy.example:3128.`,
    );
  });

  it("does not use that proxy for this machine itself", async () => {
    await acme.start("examples/data-source", {
      env: { HTTPS_PROXY: "http://127.0.0.1:1", HTTP_PROXY: "http://127.0.0.1:1" },
    });
    await acme.run(0, "preview");
  });
});
