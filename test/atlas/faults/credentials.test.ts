import { emulatorAccessToken, emulatorApiKey, emulatorServiceAccount } from "../../../provider/testing";
import { acme, describeFaults, forever } from "./fault-table";

const { clientId, clientSecret } = emulatorServiceAccount;
const account = { credentials: { clientId, clientSecret } };
const token = { credentials: { accessToken: emulatorAccessToken.accessToken } };
const elsewhere = { orgRoles: { "5f0000000000000000000009": ["ORG_OWNER"] } };
const reader = { orgRoles: { [acme]: ["ORG_MEMBER"] } };
const once = { maxRetries: 0 };

describeFaults("an API key", [
  {
    fault: "with a wrong private key",
    options: { credentials: { ...emulatorApiKey, privateKey: "canary" } },
    ends: [
      "authentication",
      "did not accept the API key in credentials.publicKey and credentials.privateKey (401). It says the same to a wrong " +
        "public or private key, to a key of another organization, and to a key without the role Organization Owner. Check both halves of the key, that it was " +
        `created in organization ${acme}, and that it has the role Organization Owner there (with endpoint "users", ` +
        "Organization Member is enough).",
    ],
  },
  {
    fault: "that there is not",
    options: { credentials: { ...emulatorApiKey, publicKey: "nobody" } },
    ends: ["authentication", "credentials.privateKey (401)."],
  },
  {
    fault: "of another organization",
    emulator: { apiKeys: [{ ...emulatorApiKey, ...elsewhere }] },
    ends: ["authentication", "credentials.privateKey (401 USER_UNAUTHORIZED)."],
  },
  {
    fault: "of a mere member",
    emulator: { apiKeys: [{ ...emulatorApiKey, ...reader }] },
    ends: ["authentication", "credentials.privateKey (401 USER_UNAUTHORIZED)."],
  },
  {
    fault: "of a mere member, at /users",
    emulator: { apiKeys: [{ ...emulatorApiKey, ...reader }] },
    options: { endpoint: "users" },
    ends: "complete",
  },
  {
    fault: "without its private half",
    options: { credentials: { publicKey: "p", privateKey: "" } },
    ends: ["configuration", "credentials.publicKey is set, but credentials.privateKey is not. An API key needs both"],
  },
  {
    fault: "that is a service account",
    options: { credentials: { publicKey: clientId, privateKey: clientSecret } },
    ends: [
      "configuration",
      "credentials.publicKey holds the client id of a service account, which is not an API key. Set credentials.clientId " +
        "and credentials.clientSecret instead.",
    ],
  },
  {
    fault: "with a line break",
    options: { credentials: { ...emulatorApiKey, privateKey: "can\nary" } },
    ends: [
      "configuration",
      "credentials.privateKey holds a character that no credential of Atlas has, such as a space",
    ],
  },
  {
    fault: "and a token besides",
    options: { credentials: { ...emulatorApiKey, ...token.credentials } },
    ends: ["configuration", "credentials holds several kinds of credentials. Give one: "],
  },
]);

describeFaults("a service account", [
  { fault: "that is right", options: account, ends: "complete" },
  {
    fault: "with a wrong secret",
    options: { credentials: { clientId, clientSecret: "canary" } },
    ends: [
      "authentication",
      "did not accept the service account in credentials.clientId and credentials.clientSecret (401 invalid_client). Check " +
        "the client id and the client secret, that the secret has not expired, and the base URL.",
    ],
  },
  {
    fault: "without its secret",
    options: { credentials: { clientId, clientSecret: "" } },
    ends: [
      "configuration",
      "credentials.clientId is set, but credentials.clientSecret is not. A service account needs",
    ],
  },
  {
    fault: "with 100 live tokens",
    emulator: { mostLiveTokens: 0 },
    options: account,
    ends: [
      "token-limit",
      "Atlas gave the service account in credentials.clientId and credentials.clientSecret no access token (403 access_denied). It can hold 100 live ones: find out who gets " +
        "them without revoking them, and run again when some have expired, which takes an hour at most.",
    ],
  },
  {
    fault: "of another organization",
    emulator: { serviceAccounts: [{ ...emulatorServiceAccount, ...elsewhere }] },
    options: account,
    ends: [
      "authentication",
      "did not accept the service account in credentials.clientId and credentials.clientSecret (401 USER_UNAUTHORIZED). It says the same to a service account of another " +
        "organization and to one without the role Organization Owner. Check that it was created in organization",
    ],
  },
  {
    fault: "whose address is not on the access list",
    plan: [{ status: 403, parameters: ["203.0.113.7"] }],
    options: account,
    ends: ["access-list", "Atlas refused 203.0.113.7, which is not on the API access list of the service account (403"],
  },
  {
    fault: "at a token endpoint that limits the rate, once",
    plan: [{ endpoint: "token", status: 429, errorCode: "RATE_LIMITED", retryAfterSeconds: 0 }],
    options: account,
    ends: "complete",
  },
  {
    fault: "at a token endpoint that limits the rate for an hour",
    plan: [{ endpoint: "token", status: 429, errorCode: "RATE_LIMITED", retryAfterSeconds: 3600 }],
    options: account,
    ends: [
      "rate-limited",
      "Atlas limits the rate of requests (429 RATE_LIMITED). Atlas asks to wait 3600 seconds, longer",
    ],
  },
  {
    fault: "at a token endpoint that is unavailable, once",
    plan: [{ endpoint: "token", status: 503 }],
    options: account,
    ends: "complete",
  },
  {
    fault: "at a token endpoint that resets the connection, again and again",
    plan: [{ endpoint: "token", drop: "reset", ...forever }],
    options: { ...account, ...once },
    ends: ["unavailable", /^The connection to 127\.0\.0\.1:\d+ failed: /],
  },
  {
    fault: "at a token endpoint that never answers",
    plan: [{ endpoint: "token", drop: "never-answer" }],
    options: { ...account, timeoutSeconds: 1 },
    ends: ["timed-out", "gave no complete answer within 1 s."],
  },
  {
    fault: "at a token endpoint that says which token it could not store",
    plan: [
      {
        endpoint: "token",
        status: 500,
        errorCode: "SERVICE_UNAVAILABLE",
        detail: "no room for token canary",
        ...forever,
      },
    ],
    options: { ...account, ...once },
    ends: [
      "unavailable",
      /^Atlas, or a proxy before it, is unavailable \(500 SERVICE_UNAVAILABLE\)\. Run again in some minutes\.$/,
    ],
  },
  {
    fault: "at a token endpoint that describes an error by a token",
    plan: [
      { endpoint: "token", status: 400, body: '{"error":"invalid_scope","error_description":"canary is pending"}' },
    ],
    options: account,
    ends: ["response-refused", /^Atlas did not answer the question \(400 invalid_scope\)\.$/],
  },
  {
    fault: "at a token endpoint that names an error after a token",
    plan: [{ endpoint: "token", status: 400, body: '{"error":"canary"}' }],
    options: account,
    ends: ["response-refused", /^Atlas did not answer the question \(400\)\.$/],
  },
  {
    fault: "at a token endpoint that calls a token an address",
    plan: [{ endpoint: "token", status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: ["canary"] }],
    options: account,
    ends: ["access-list", "Atlas refused this machine's address, which is not on the API access list"],
  },
  {
    fault: "at a token endpoint that redirects",
    plan: [{ endpoint: "token", status: 302, headers: { location: "https://example.com" } }],
    options: account,
    ends: ["response-refused", "The server answered with a redirect (302), which is not followed"],
  },
  {
    fault: "at a token endpoint that is a web page",
    plan: [{ endpoint: "token", body: "<html></html>", contentType: "text/html" }],
    options: account,
    ends: [
      "response-refused",
      "The answer to the request for an access token is not as Atlas sends it (the body is not its JSON). Check",
    ],
  },
  {
    fault: "that gets a token without an end",
    plan: [{ endpoint: "token", body: '{"access_token":"canary","token_type":"Bearer"}' }],
    options: account,
    ends: ["response-refused", "is not as Atlas sends it (expires_in)."],
  },
  {
    fault: "that gets a token of another type",
    plan: [{ endpoint: "token", body: '{"access_token":"canary","expires_in":3600,"token_type":"mac"}' }],
    options: account,
    ends: ["response-refused", "is not as Atlas sends it (token_type)."],
  },
  {
    fault: "that gets a token with a line break",
    plan: [{ endpoint: "token", body: '{"access_token":"can\\nary","expires_in":3600,"token_type":"Bearer"}' }],
    options: account,
    ends: ["response-refused", "is not as Atlas sends it (access_token)."],
  },
]);

describeFaults("an access token", [
  { fault: "that is right", options: token, ends: "complete" },
  {
    fault: "that is wrong or has expired",
    options: { credentials: { accessToken: "canary" } },
    ends: [
      "authentication",
      "did not accept the access token in credentials.accessToken (401). It is wrong, has expired (a token lasts an hour), " +
        "or was made for a service account of another organization or without the role Organization Owner. Get a new one, " +
        `for a service account that has the role Organization Owner in organization ${acme} (with endpoint "users", ` +
        "Organization Member is enough).",
    ],
  },
  {
    fault: "of another organization",
    emulator: { accessTokens: [{ ...emulatorAccessToken, ...elsewhere }] },
    options: token,
    ends: ["authentication", "did not accept the access token in credentials.accessToken (401 USER_UNAUTHORIZED)."],
  },
]);

describeFaults("a base URL", [
  {
    fault: "without TLS",
    options: { baseUrl: "http://cloud.mongodb.com" },
    ends: ["configuration", "baseUrl must begin with https:// (http:// only to this machine itself). The usual one is"],
  },
  { fault: "that is none", options: { baseUrl: "cloud" }, ends: ["configuration", "baseUrl is not a URL."] },
  {
    fault: "with a password",
    options: { baseUrl: "https://key:canary@cloud.mongodb.com" },
    ends: ["configuration", "baseUrl must not hold a user or a password."],
  },
  {
    fault: "with a query",
    options: { baseUrl: "https://cloud.mongodb.com/?token=canary" },
    ends: ["configuration", "baseUrl must not hold a query or a fragment."],
  },
  {
    fault: "with the API's own path",
    options: { baseUrl: "https://cloud.mongodb.com/api/atlas/v2" },
    ends: ["configuration", "baseUrl must not hold the path /api/atlas, which is added to it."],
  },
]);
