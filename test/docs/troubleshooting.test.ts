import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type AtlasError, type AtlasErrorCode, createAtlasClient, findSources } from "../../provider/atlas";
import { findNodeProblem } from "../../provider/atlas/required-node";
import { createSecrets } from "../../provider/atlas/secrets/secrets";
import { connectionError, proxyTimeoutError } from "../../provider/atlas/transport/connection-error";
import { createHosts } from "../../provider/atlas/transport/hosts";
import { createHttp } from "../../provider/atlas/transport/http";
import { ProxyError } from "../../provider/atlas/transport/proxy";
import {
  type AtlasEmulator,
  emulatorApiKey,
  emulatorServiceAccount,
  type Fault,
  startAtlasEmulator,
} from "../../provider/testing";

const text = readFileSync(path.resolve(__dirname, "../../docs/troubleshooting.md"), "utf8");
const orgId = "5f0000000000000000000001";
const key = {
  MONGODB_ATLAS_PUBLIC_API_KEY: emulatorApiKey.publicKey,
  MONGODB_ATLAS_PRIVATE_API_KEY: emulatorApiKey.privateKey,
};
const account = {
  MONGODB_ATLAS_CLIENT_ID: emulatorServiceAccount.clientId,
  MONGODB_ATLAS_CLIENT_SECRET: emulatorServiceAccount.clientSecret,
};

/** A heading for every code; that a code is missing here does not compile. */
const codes: Record<AtlasErrorCode, true> = {
  configuration: true,
  authentication: true,
  "access-list": true,
  "token-limit": true,
  forbidden: true,
  "not-found": true,
  "version-gone": true,
  "rate-limited": true,
  unavailable: true,
  untrusted: true,
  "timed-out": true,
  "response-refused": true,
};

/** The messages that stand below the heading of each code. */
function messagesByCode(): Map<string, readonly string[]> {
  const sections = [...text.matchAll(/^## `([\w-]+)`$(.*?)(?=^## |(?![\s\S]))/gms)];
  return new Map(
    sections.map(([, code = "", section = ""]) => [
      code,
      [...section.matchAll(/^```text\n(.*?)^```$/gms)].flatMap(([, block = ""]) => block.trim().split("\n")),
    ]),
  );
}

const failing = (code: string, message: string) => Object.assign(new Error(message), { code });
const secrets = createSecrets();
const http = createHttp(createHosts(), secrets);
const host = "cloud.mongodb.com";
const selfSigned = failing("SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate in certificate chain");
const refused = failing("ECONNREFUSED", "connect ECONNREFUSED 192.0.2.7:3128");

describe("the page of troubleshooting", () => {
  const shown = messagesByCode();
  let atlas: AtlasEmulator;

  beforeEach(async () => {
    atlas = await startAtlasEmulator({ organizations: [{ id: orgId, name: "Acme" }] });
  });

  afterEach(() => atlas.close());

  it("has one heading for each code, and messages below it", () => {
    expect([...shown.keys()]).to.deep.equal(Object.keys(codes));
    for (const messages of shown.values()) expect(messages).to.not.be.empty;
  });

  const failureOf = async (faults: readonly Fault[], options: object, environment: Record<string, string> = key) => {
    for (const fault of faults) atlas.fault(fault);
    const client = createAtlasClient({
      sources: (place) => findSources(place, environment, (name) => environment[name]),
    });
    const error = await client.list(orgId, { baseUrl: atlas.url, maxRetries: 0, ...options }).then(
      () => expect.fail("it resolved"),
      (reason: AtlasError) => reason,
    );
    await client.close();
    return `${error.code}: ${error.message.replaceAll(new URL(atlas.url).host, host)}`;
  };
  const pages = (fault: Fault, options = {}, environment = key) => failureOf([fault], options, environment);

  for (const [code, number, failure] of [
    ["configuration", 0, () => failureOf([], {}, {})],
    ["configuration", 1, () => failureOf([], {}, { "mongodbatlas:publicKey": "abcdefgh" })],
    ["configuration", 2, () => failureOf([], { configNamespace: "acme", environmentPrefix: "ACME_" })],
    ["configuration", 4, async () => `configuration: ${findNodeProblem("20.20.2")}`],
    ["authentication", 0, () => pages({ status: 401, times: 3 })],
    [
      "access-list",
      0,
      () => pages({ status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: ["192.0.2.7"] }),
    ],
    [
      "token-limit",
      0,
      () => failureOf([{ endpoint: "token", status: 403, body: '{"error":"access_denied"}' }], {}, account),
    ],
    ["forbidden", 0, () => pages({ status: 403, errorCode: "ORG_REQUIRES_ACCESS_LIST" })],
    ["not-found", 0, () => pages({ status: 404 })],
    ["version-gone", 0, () => pages({ status: 410 }, { endpoint: "invites" })],
    ["rate-limited", 0, () => pages({ status: 429, retryAfterSeconds: 3600 }, { maxRetries: 4 })],
    [
      "unavailable",
      1,
      async () => said(connectionError(failing("ENOTFOUND", `getaddrinfo ENOTFOUND ${host}`), host, secrets)),
    ],
    [
      "unavailable",
      2,
      async () => said(connectionError(new ProxyError("proxy.example:3128", { cause: refused }), host, secrets)),
    ],
    ["untrusted", 0, async () => said(connectionError(selfSigned, host, secrets))],
    ["timed-out", 0, async () => said(http.timeoutError(host, 120))],
    ["timed-out", 1, async () => said(proxyTimeoutError("proxy.example:3128", 120))],
    ["response-refused", 0, () => pages({ status: 200, body: "[]", beforeAuthentication: true })],
    ["response-refused", 1, () => pages({ contentType: "text/html" })],
    ["response-refused", 2, () => pages({ status: 200, body: "[" })],
  ] as const) {
    it(`shows message ${number + 1} of ${code} as it is`, async () => {
      expect(await failure()).to.equal(`${code}: ${shown.get(code)?.[number]}`);
    });
  }

  it("shows the message of an organization that is none", async () => {
    const client = createAtlasClient({ sources: () => findSources({}, key) });
    const error = await client.list("acme").catch((reason: AtlasError) => reason);
    expect(error).to.have.property("message", shown.get("configuration")?.[3]);
  });

  it("shows how often it was tried", async () => {
    const message = await pages({ status: 503 });
    expect(`${message} Tried 5 times.`).to.equal(`unavailable: ${shown.get("unavailable")?.[0]}`);
  });
});

function said({ code, message }: AtlasError): string {
  return `${code}: ${message}`;
}
