import { inspect } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { type Credentials, createAtlasClient } from "../../../provider/atlas";
import { createSecrets } from "../../../provider/atlas/secrets/secrets";
import { invitation } from "../../invitation";
import { invitedUser } from "../invited-user";
import { type EchoingServer, startEchoingServer } from "./echoing-server";

const orgId = "5f0000000000000000000001";
const { status: _, ...invite } = invitation({ orgId });

const visible = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=%!#$&*";
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...visible), minLength, maxLength, size: "max" });

/** Each kind of secret: what the client is given, and which text is the secret then, once a request was signed. */
const kinds = [
  "access token",
  "private key",
  "client secret",
  "minted token",
  "nonce",
  "digest response",
  "Basic header",
] as const;

/** What the text that repeats a secret may have gone through, besides nothing. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify({ nonce: text, response: text }),
  (text) => JSON.stringify(JSON.stringify({ authorization: `Bearer ${text}` })),
  (text) => encodeURIComponent(text),
  (text) => Buffer.from(text).toString("base64"),
  (text) => Buffer.from(`a${text}`).toString("base64url"),
  (text) => [...text].join("\u200b"),
  (text) => text.replace(/.{5}/g, "$&\u00ad\ufe0f"),
  (text) => [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
];

const disguise = fc.oneof(
  fc.constant((text: string) => text),
  fc.constantFrom(...disguises),
);

/** What comes before the secret, so that it may be cut. */
const prefix = fc.oneof(
  fc.constant(""),
  fc.constantFrom("nonce=", 'Digest response="', "Bearer ", "https://x.example/?token="),
  fc.integer({ min: 150, max: 205 }).map((length) => "x".repeat(length)),
);

/** Where the server repeats it. */
const places: readonly ((echoed: string) => { status: number; headers?: Record<string, string>; body: unknown })[] = [
  (detail) => ({ status: 403, body: { error: 403, errorCode: "OTHER", detail } }),
  (errorCode) => ({ status: 400, body: { error: 400, errorCode, detail: errorCode } }),
  (detail) => ({ status: 503, body: { error: detail, error_description: detail } }),
  (errorCode) => ({ status: 401, body: { error: 401, errorCode } }),
  (address) => ({
    status: 403,
    body: { error: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: [address] },
  }),
  (echoed) => ({ status: 429, headers: { "Retry-After": ascii(echoed) }, body: { error: 429, errorCode: echoed } }),
  (echoed) => ({ status: 200, headers: { "Content-Type": ascii(echoed) }, body: [] }),
  (echoed) => ({ status: 200, headers: as("2023-01-01"), body: [{ ...invite, [echoed]: 1, orgName: echoed }] }),
  (role) => ({ status: 200, headers: as("2023-01-01"), body: [{ ...invite, roles: [role] }] }),
  (id) => ({ status: 200, headers: as("2023-01-01"), body: [{ ...invite, id }] }),
  (inviterUsername) => ({
    status: 200,
    headers: as("2025-02-19"),
    body: { totalCount: 1, results: [{ ...invitedUser, inviterUsername }] },
  }),
  (access_token) => ({ status: 200, body: { access_token: { access_token }, expires_in: access_token } }),
];

function as(version: string): Record<string, string> {
  return { "Content-Type": `application/vnd.atlas.${version}+json;charset=utf-8` };
}

/** As much of it as a header can hold. */
function ascii(value: string): string {
  return value.replace(/[^\x21-\x7e]/g, "");
}

const plan = fc.record({
  kind: fc.constantFrom(...kinds),
  secret: fc.oneof(text(24, 60), text(24, 2000)),
  prefix,
  first: disguise,
  second: disguise,
  place: fc.constantFrom(...places),
  at: fc.constantFrom("list" as const, "token" as const),
  endpoint: fc.constantFrom("invites" as const, "users" as const),
});

describe("a secret that the server repeats", () => {
  let server: EchoingServer;

  before(async () => {
    server = await startEchoingServer();
  });

  after(() => server.close());

  // The seed is fixed, so that every run is the same one.
  it("is shown nowhere, in whatever form and wherever it stands", () =>
    fc.assert(
      fc.asyncProperty(plan, async ({ kind, secret, prefix, first, second, place, at, endpoint }) => {
        const secrets = new Set<string>([secret]);
        server.nonce = kind === "nonce" ? secret : "a-nonce-that-nobody-looks-for";
        server.token = kind === "minted token" ? secret : "a-token-that-nobody-looks-for";
        server.echo = (authorization) => {
          const signed = signatureIn(authorization);
          if (kind === "digest response" || kind === "Basic header") secrets.add(signed);
          const repeated = kind === "digest response" || kind === "Basic header" ? signed : secret;
          const { body, ...rest } = place(prefix + second(first(repeated)));
          return {
            at,
            reason: ascii(repeated).slice(0, 100),
            headers: {},
            ...rest,
            body: JSON.stringify(body),
          };
        };
        const shown: string[] = [];
        const client = createAtlasClient({ sources: () => [], onNotice: (line) => shown.push(line) });
        const options = { baseUrl: server.url, credentials: credentialsOf(kind, secret), endpoint, maxRetries: 0 };
        await client.list(orgId, options).then(
          (list) => shown.push(JSON.stringify(list)),
          (error: Error) => shown.push(error.message, inspect(error, { depth: 10 }), ...causesOf(error)),
        );
        await client.close();
        const reader = createSecrets();
        reader.keep(...secrets);
        for (const line of shown) expect(reader.show(line), line).to.not.equal("[secret]");
        for (const one of secrets) expect(pieceIn(shown.join("\n"), one), shown.join("\n")).to.equal(undefined);
      }),
      { numRuns: 300, seed: 20_261_129 },
    ));
});

function credentialsOf(kind: (typeof kinds)[number], secret: string): Credentials {
  if (kind === "access token") return { accessToken: secret };
  if (kind === "private key") return { publicKey: "abcdefgh", privateKey: secret };
  if (kind === "client secret") return { clientId: "mdb_sa_id_1", clientSecret: secret };
  if (kind === "minted token" || kind === "Basic header")
    return { clientId: "mdb_sa_id_1", clientSecret: "another-one" };
  return { publicKey: "abcdefgh", privateKey: "another-one" };
}

/** The digest response, or what follows the scheme. */
function signatureIn(authorization: string): string {
  return /response="([^"]+)"/.exec(authorization)?.[1] ?? authorization.replace(/^\w+ /, "");
}

function causesOf(error: unknown): string[] {
  return error instanceof Error ? [`${error.message} ${error.stack}`, ...causesOf(error.cause)] : [];
}

/** The first 8 consecutive characters of a secret that a text has. */
function pieceIn(shown: string, secret: string): string | undefined {
  for (let start = 0; start + 8 <= secret.length; start++) {
    const piece = secret.slice(start, start + 8);
    if (shown.includes(piece)) return piece;
  }
  return undefined;
}
