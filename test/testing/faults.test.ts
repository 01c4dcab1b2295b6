import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import type { AtlasEmulator, Fault } from "../../provider/testing";
import { acme, globex, invitesOf, startAcme, usernamesIn } from "./acme";
import { ask, askSigned, nonceOf } from "./digest-client";

describe("a fault of the emulator", () => {
  let emulator: AtlasEmulator;
  let url: string;

  beforeEach(async () => {
    emulator = await startAcme();
    url = invitesOf(emulator);
  });
  afterEach(() => emulator.close());

  for (const { status, errorCode } of [
    { status: 400, errorCode: "VALIDATION_ERROR" },
    { status: 401, errorCode: "USER_UNAUTHORIZED" },
    { status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST" },
    { status: 404, errorCode: "RESOURCE_NOT_FOUND" },
    { status: 410, errorCode: "VERSION_GONE" },
    { status: 429, errorCode: "RATE_LIMITED_TOKEN_BUCKET" },
    { status: 500, errorCode: "UNEXPECTED_ERROR" },
    { status: 503, errorCode: "SERVICE_UNAVAILABLE" },
  ]) {
    it(`answers ${status} with the whole error of Atlas, once`, async () => {
      emulator.fault({ status });
      const response = await ask(url);
      expect(response.status).to.equal(status);
      expect(response.headers.get("Content-Type")).to.equal("application/json");
      const body = (await response.json()) as Record<string, unknown>;
      expect(body).to.include({ error: status, errorCode, reason: response.statusText });
      expect(body).to.have.all.keys("detail", "error", "errorCode", "parameters", "reason");
      expect((await ask(url)).status).to.equal(200);
    });
  }

  it("answers 401 with a challenge that can be met", async () => {
    emulator.fault({ status: 401 });
    const nonce = nonceOf(await ask(url));
    expect((await askSigned(url, { nonce })).status).to.equal(200);
  });

  it("asks to come back later", async () => {
    emulator.fault({ status: 429, retryAfterSeconds: 2 });
    const response = await ask(url);
    expect(response.headers.get("Retry-After")).to.equal("2");
    expect(await response.json()).to.deep.include({ parameters: [new URL(url).pathname, 2, 500, 250, 60] });
  });

  it("tells its own error code, detail and parameters", async () => {
    emulator.fault({ status: 403, parameters: ["203.0.113.7"] });
    expect(await (await ask(url)).json()).to.deep.include({
      detail: "IP address 203.0.113.7 is not allowed to access this resource.",
      parameters: ["203.0.113.7"],
    });
    emulator.fault({ status: 400, errorCode: "NEW_CODE", detail: "Something new.", parameters: null });
    expect(await (await ask(url)).json()).to.deep.equal({
      detail: "Something new.",
      error: 400,
      errorCode: "NEW_CODE",
      parameters: null,
      reason: "Bad Request",
    });
    emulator.fault({ status: 500, errorCode: null });
    expect(await (await ask(url)).json()).to.not.have.property("errorCode");
  });

  it("sends a raw body with its Content-Type", async () => {
    emulator.fault({ status: 502, body: "<html>Bad Gateway</html>", contentType: "text/html" });
    const response = await ask(url);
    expect(response.status).to.equal(502);
    expect(response.headers.get("Content-Type")).to.equal("text/html");
    expect(await response.text()).to.equal("<html>Bad Gateway</html>");
  });

  it("keeps status and headers when it changes only the body", async () => {
    emulator.fault({ body: "[" });
    const response = await ask(url);
    expect(response.status).to.equal(200);
    expect(response.headers.get("Content-Type")).to.contain("2023-01-01");
    expect(await response.text()).to.equal("[");
  });

  it("sets and takes away headers, whatever their case", async () => {
    emulator.fault({ headers: { "content-type": "application/vnd.atlas.2025-02-19+json", SUNSET: null } });
    const response = await ask(url);
    expect(response.headers.get("Content-Type")).to.equal("application/vnd.atlas.2025-02-19+json");
    expect(response.headers.has("Sunset")).to.equal(false);
    expect(await usernamesIn(response)).to.have.length(3);
  });

  it("redirects", async () => {
    emulator.fault({ status: 302, headers: { Location: "http://127.0.0.1:9/elsewhere" } });
    const response = await ask(url);
    expect(response.status).to.equal(302);
    expect(response.headers.get("Location")).to.equal("http://127.0.0.1:9/elsewhere");
  });

  it("delays an answer that is otherwise whole", async () => {
    emulator.fault({ delayMilliseconds: 200 });
    const started = performance.now();
    const response = await ask(url);
    expect(performance.now() - started).to.be.at.least(195);
    expect(await usernamesIn(response)).to.have.length(3);
  });

  it("resets the connection", async () => {
    emulator.fault({ drop: "reset" });
    const cause = await causeOf(ask(url));
    expect(cause).to.have.property("code", "ECONNRESET");
    expect((await ask(url)).status).to.equal(200);
  });

  it("stays silent", async () => {
    emulator.fault({ drop: "never-answer" });
    const answered = ask(url).then(
      () => "answered",
      () => "failed",
    );
    expect(await Promise.race([answered, wait(300, "silent")])).to.equal("silent");
  });

  for (const bytes of [0, 10]) {
    it(`cuts the body after ${bytes} bytes, having announced all of it`, async () => {
      const whole = await (await ask(url)).text();
      emulator.fault({ cutAfterBytes: bytes });
      const response = await ask(url);
      expect(response.status).to.equal(200);
      expect(response.headers.get("Content-Length")).to.equal(String(whole.length));
      const reader = response.body?.getReader();
      const received: Uint8Array[] = [];
      const cause = await causeOf(
        (async () => {
          for (let part = await reader?.read(); part?.value; part = await reader?.read()) received.push(part.value);
        })(),
      );
      expect(cause).to.be.instanceOf(Error);
      expect(Buffer.concat(received).toString()).to.equal(whole.slice(0, bytes));
    });
  }

  it("happens as often as it is told", async () => {
    emulator.fault({ status: 503, times: 2 });
    expect(await statuses(3)).to.deep.equal([503, 503, 200]);
  });

  it("happens until it is cleared", async () => {
    emulator.fault({ status: 503, times: Number.POSITIVE_INFINITY });
    expect(await statuses(4)).to.deep.equal([503, 503, 503, 503]);
    emulator.clearFaults();
    expect(await statuses(1)).to.deep.equal([200]);
  });

  it("waits for those planned before it", async () => {
    emulator.fault({ status: 500 });
    emulator.fault({ status: 429 });
    expect(await statuses(3)).to.deep.equal([500, 429, 200]);
  });

  it("happens to its own organization only", async () => {
    emulator.fault({ orgId: globex, status: 503 });
    expect((await ask(invitesOf(emulator, acme))).status).to.equal(200);
    expect((await ask(invitesOf(emulator, globex))).status).to.equal(503);
  });

  it("leaves the challenge and other paths alone", async () => {
    emulator.fault({ status: 503 });
    expect((await fetch(url)).status).to.equal(401);
    expect((await fetch(`${emulator.url}/other`)).status).to.equal(404);
    expect((await ask(url)).status).to.equal(503);
  });

  it("happens before authentication when told so", async () => {
    emulator.fault({ status: 503, beforeAuthentication: true, times: 2 });
    expect((await fetch(url)).status).to.equal(503);
    expect((await fetch(`${emulator.url}/other`)).status).to.equal(503);
    expect((await fetch(url)).status).to.equal(401);
  });

  for (const { fault, message } of [
    { fault: { status: 99 }, message: "status must be a whole number from 200 to 599. Received: 99" },
    { fault: { times: 0, status: 500 }, message: "times must be 1 or more. Received: 0" },
    { fault: { delayMilliseconds: -5 }, message: "delayMilliseconds must be from 0 to some days. Received: -5" },
    {
      fault: { status: 429, retryAfterSeconds: Number.NaN },
      message: "retryAfterSeconds must be 0 or more. Received: NaN",
    },
    { fault: { headers: { "a b": "c" } }, message: "Header name must be a valid HTTP token" },
    { fault: { contentType: "text/html\n" }, message: "Invalid character in header content" },
  ] satisfies readonly { fault: Fault; message: string }[]) {
    it(`is refused at once when it cannot happen: ${JSON.stringify(fault)}`, () => {
      expect(() => emulator.fault(fault)).to.throw(message);
    });
  }

  async function statuses(count: number): Promise<readonly number[]> {
    const seen: number[] = [];
    while (seen.length < count) seen.push((await ask(url)).status);
    return seen;
  }
});

async function causeOf(failing: Promise<unknown>): Promise<unknown> {
  try {
    await failing;
  } catch (error) {
    return error instanceof Error ? error.cause : error;
  }
  throw new Error("did not fail");
}
