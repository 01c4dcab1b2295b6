import { describeFaults, forever } from "./fault-table";

const html = { body: "<html>Bad Gateway</html>", contentType: "text/html" };
const once = { maxRetries: 0 };

describeFaults("an answer with status", [
  {
    fault: "400, a bad parameter",
    plan: [{ status: 400, errorCode: "VALIDATION_ERROR", detail: "No." }],
    ends: ["response-refused", "Atlas did not answer the question (400 VALIDATION_ERROR). Atlas says: No."],
  },
  {
    fault: "400, which is a rate limit, once",
    plan: [{ status: 400, errorCode: "INVITATIONS_RATE_LIMITED_IP", retryAfterSeconds: 0 }],
    ends: "complete",
  },
  {
    fault: "400, which is a rate limit, again and again",
    plan: [{ status: 400, errorCode: "INVITATIONS_RATE_LIMITED_IP", ...forever }],
    options: once,
    ends: ["rate-limited", "Atlas limits the rate of requests (400 INVITATIONS_RATE_LIMITED_IP)."],
  },
  { fault: "401, once", plan: [{ status: 401 }], ends: "complete" },
  {
    fault: "401 USER_UNAUTHORIZED",
    plan: [{ status: 401, ...forever }],
    ends: [
      "authentication",
      /^Atlas at 127\.0\.0\.1:\d+ did not accept the API key in credentials\.publicKey and credentials\.privateKey \(401 USER_UNAUTHORIZED\)\. It says the same to a wrong/,
    ],
  },
  {
    fault: "401 UNEXPECTED_ERROR",
    plan: [{ status: 401, errorCode: "UNEXPECTED_ERROR", ...forever }],
    ends: ["authentication", "credentials.privateKey (401 UNEXPECTED_ERROR)."],
  },
  {
    fault: "401 without a body",
    plan: [{ status: 401, body: "", ...forever }],
    ends: ["authentication", "credentials.privateKey (401)."],
  },
  {
    fault: "401 of a proxy that wants a password",
    plan: [{ status: 401, beforeAuthentication: true, headers: { "www-authenticate": 'Basic realm="proxy"' } }],
    ends: ["response-refused", "did not ask for the digest authentication that Atlas asks for (401)"],
  },
  {
    fault: "403 IP_ADDRESS_NOT_ON_ACCESS_LIST",
    plan: [{ status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: ["203.0.113.7"] }],
    ends: [
      "access-list",
      "Atlas refused 203.0.113.7, which is not on the API access list of the API key " +
        "(403 IP_ADDRESS_NOT_ON_ACCESS_LIST). Add it to that access list, or run from an address that is on it.",
    ],
  },
  {
    fault: "403 ORG_REQUIRES_ACCESS_LIST",
    plan: [{ status: 403, errorCode: "ORG_REQUIRES_ACCESS_LIST", detail: "List!" }],
    ends: [
      "forbidden",
      "Atlas refused this request (403 ORG_REQUIRES_ACCESS_LIST). Atlas says: List! Check what the API key is allowed to do.",
    ],
  },
  {
    fault: "403 of another kind, with a control character",
    plan: [{ status: 403, errorCode: "OTHER\u001b[2J", detail: "\u202eNo." }],
    ends: ["forbidden", "(403 OTHER\\u{1b}[2J). Atlas says: \\u{202e}No."],
  },
  {
    fault: "403 of something that is not Atlas",
    plan: [{ status: 403, ...html }],
    ends: [
      "response-refused",
      "The server answered 403, and not as Atlas does: a proxy or a firewall may have refused the request. Check HTTPS_PROXY",
    ],
  },
  {
    fault: "403 that repeats the Authorization header",
    plan: [
      { status: 403, errorCode: "Bearer canary-canary", detail: "Basic Y2FuYXJ5OmNhbmFyeQ== emulator-access-token" },
    ],
    options: { credentials: { accessToken: "emulator-access-token" } },
    ends: ["forbidden", "Atlas refused this request (403 [secret]). Atlas says: [secret]. Check what"],
  },
  {
    fault: "200 of a type that repeats the Authorization header",
    plan: [{ contentType: "text/plain; echo=emulator-access-token" }],
    options: { credentials: { accessToken: "emulator-access-token" } },
    ends: ["response-refused", "The answer is [secret] and not application/vnd.atlas"],
  },
  {
    fault: "410 of something that is not Atlas",
    plan: [{ status: 410, ...html }],
    ends: ["response-refused", "The server knows no such address (410) and does not answer as Atlas does."],
  },
  {
    fault: "403 of the access list with an object in place of the address",
    plan: [
      { status: 403, body: '{"error":403,"errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST","parameters":[{"toString":1}]}' },
    ],
    ends: ["access-list", "Atlas refused this machine's address, which is not on the API access list of the API key"],
  },
  {
    fault: "429 that asks for infinitely long in its body",
    plan: [{ status: 429, body: '{"error":429,"errorCode":"RATE_LIMITED_TOKEN_BUCKET","parameters":["",1e999]}' }],
    options: once,
    ends: ["rate-limited", /^Atlas limits the rate of requests \(429 RATE_LIMITED_TOKEN_BUCKET\)\.$/],
  },
  {
    fault: "400 with lists a hundred thousand deep",
    plan: [{ status: 400, body: `{"error":400,"parameters":${"[".repeat(1e5)}${"]".repeat(1e5)}}` }],
    ends: ["response-refused", "Atlas did not answer the question (400)."],
  },
  {
    fault: "429 that asks for longer than anybody lives",
    plan: [{ status: 429, headers: { "Retry-After": "9".repeat(400) } }],
    options: once,
    ends: ["rate-limited", "Atlas limits the rate of requests (429 RATE_LIMITED_TOKEN_BUCKET)."],
  },
  {
    fault: "429 that leaves no time for the request",
    plan: [{ status: 429, retryAfterSeconds: 2 }],
    options: { timeoutSeconds: 2 },
    ends: [
      "rate-limited",
      "Atlas asks to wait 2 seconds, longer than what is left of the 2 seconds of timeoutSeconds.",
    ],
  },
  {
    fault: "401 that offers another kind of authentication first",
    plan: [
      {
        status: 401,
        beforeAuthentication: true,
        headers: { "www-authenticate": 'Bearer realm="x", Digest realm="MMS Public API", nonce="n", qop="auth"' },
      },
    ],
    ends: "complete",
  },
  {
    fault: "404 RESOURCE_NOT_FOUND",
    plan: [{ status: 404 }],
    ends: [
      "not-found",
      "Atlas shows no organization 5f0000000000000000000001 to this API key (404 RESOURCE_NOT_FOUND).",
    ],
  },
  {
    fault: "404 ORG_NOT_FOUND",
    plan: [{ status: 404, errorCode: "ORG_NOT_FOUND" }],
    ends: [
      "not-found",
      "(404 ORG_NOT_FOUND). Check orgId, the base URL, and that the API key belongs to that organization",
    ],
  },
  {
    fault: "404 UNEXPECTED_ERROR",
    plan: [{ status: 404, errorCode: "UNEXPECTED_ERROR" }],
    ends: ["not-found", "to this API key (404 UNEXPECTED_ERROR)."],
  },
  {
    fault: "404 without an error code and with null parameters",
    plan: [{ status: 404, errorCode: null, parameters: null }],
    ends: ["not-found", "to this API key (404)."],
  },
  {
    fault: "404 of something that is not Atlas",
    plan: [{ status: 404, ...html }],
    ends: [
      "response-refused",
      "The server knows no such address (404) and does not answer as Atlas does. Check the base",
    ],
  },
  {
    fault: "405 without a body",
    plan: [{ status: 405, body: "" }],
    ends: ["response-refused", "Atlas did not answer the question (405)."],
  },
  {
    fault: "406 INVALID_VERSION_DATE",
    plan: [{ status: 406 }],
    ends: ["response-refused", "Atlas did not answer the question (406 INVALID_VERSION_DATE)."],
  },
  {
    fault: "407 of a proxy",
    plan: [{ status: 407, body: "" }],
    ends: ["response-refused", "A proxy asks for credentials (407). Check HTTPS_PROXY."],
  },
  { fault: "410 of /invites, with endpoint auto", plan: [{ endpoint: "invites", status: 410 }], ends: "complete" },
  { fault: "410 of /invites, past its sunset", emulator: { sunset: "2026-01-01T00:00:00Z" }, ends: "complete" },
  {
    fault: "410 of /invites, with endpoint invites",
    plan: [{ status: 410 }],
    options: { endpoint: "invites" },
    ends: [
      "version-gone",
      'Atlas no longer serves the endpoint /invites (410 VERSION_GONE). Leave endpoint out, or set it to "users".',
    ],
  },
  {
    fault: "410 of /users",
    plan: [{ status: 410 }],
    options: { endpoint: "users" },
    ends: [
      "version-gone",
      "Atlas no longer serves this version of the endpoint /users (410 VERSION_GONE). Update pulumi-",
    ],
  },
  { fault: "429 with Retry-After", plan: [{ status: 429, retryAfterSeconds: 1 }], ends: "complete" },
  {
    fault: "429 with Retry-After as a date",
    plan: [{ status: 429, headers: { "Retry-After": new Date(Date.now() + 1000).toUTCString() } }],
    ends: "complete",
  },
  { fault: "429 that says to retry after 0 seconds", plan: [{ status: 429, retryAfterSeconds: 0 }], ends: "complete" },
  {
    fault: "429 with the wait in the body alone",
    plan: [{ status: 429, parameters: ["/path", 1, 500, 250, 60] }],
    ends: "complete",
  },
  {
    fault: "429 that asks for an hour",
    plan: [{ status: 429, retryAfterSeconds: 3600 }],
    ends: [
      "rate-limited",
      "Atlas limits the rate of requests (429 RATE_LIMITED_TOKEN_BUCKET). Atlas asks to wait 3600 seconds, longer than " +
        "what is left of the 120 seconds of timeoutSeconds. Run again after that, or raise timeoutSeconds.",
    ],
  },
  {
    fault: "429 of an empty bucket",
    emulator: { rateLimit: { capacity: 1, refill: 1, refillSeconds: 3600 } },
    options: { endpoint: "users" },
    ends: ["rate-limited", /^Atlas limits the rate of requests \(429 .*\)\. Atlas asks to wait 3\d\d\d seconds/],
  },
  { fault: "500, twice", plan: [{ status: 500, times: 2 }], ends: "complete" },
  {
    fault: "500, again and again",
    plan: [{ status: 500, ...forever }],
    ends: [
      "unavailable",
      "is unavailable (500 UNEXPECTED_ERROR). Atlas says: Unexpected error. Run again in some minutes. Tried 3 times.",
    ],
  },
  { fault: "502 of a proxy, once", plan: [{ status: 502, ...html }], ends: "complete" },
  {
    fault: "502 of a proxy, again and again",
    plan: [{ status: 502, ...html, ...forever }],
    options: { maxRetries: 1 },
    ends: [
      "unavailable",
      "Atlas, or a proxy before it, is unavailable (502). Run again in some minutes. Tried 2 times.",
    ],
  },
  { fault: "503 with Retry-After", plan: [{ status: 503, retryAfterSeconds: 1 }], ends: "complete" },
  {
    fault: "503, again and again",
    plan: [{ status: 503, ...forever }],
    options: once,
    ends: ["unavailable", "is unavailable (503 SERVICE_UNAVAILABLE)."],
  },
  {
    fault: "503 that asks for longer than there is time",
    plan: [{ status: 503, retryAfterSeconds: 500, detail: "We move house" }],
    ends: [
      "unavailable",
      /\(503 SERVICE_UNAVAILABLE\)\. Atlas says: We move house\. Run again in 500 seconds\. Atlas asks to wait 500 seconds, longer than what is left of the 120 seconds of timeoutSeconds\.$/,
    ],
  },
  { fault: "504, once", plan: [{ status: 504 }], ends: "complete" },
  {
    fault: "302 to somewhere else",
    plan: [{ status: 302, headers: { location: "http://example.com" } }],
    ends: [
      "response-refused",
      "The server answered with a redirect (302), which is not followed, as Atlas sends none.",
    ],
  },
  {
    fault: "204 without content",
    plan: [{ status: 204, body: "" }],
    ends: ["response-refused", "Atlas did not answer the question (204)."],
  },
]);
