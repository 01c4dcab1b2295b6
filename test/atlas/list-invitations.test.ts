import { expect } from "chai";
import { type AtlasError, listInvitations } from "../../provider/atlas";
import { type AtlasEmulator, emulatorApiKey, startAtlasEmulator } from "../../provider/testing";
import { invitation } from "../invitation";

const acme = "5f0000000000000000000001";
const empty = "5f0000000000000000000002";

/** An item as it is on the wire. */
const { status: _, ...item } = invitation({ orgId: acme });

/** The Content-Type of the version that is asked for. */
const contentType = "application/vnd.atlas.2023-01-01+json;charset=utf-8";

describe("listInvitations", () => {
  let atlas: AtlasEmulator;

  const list = (orgId = acme, options = {}) =>
    listInvitations(orgId, { baseUrl: atlas.url, credentials: emulatorApiKey, ...options });
  const failure = (orgId = acme, options = {}): Promise<AtlasError> =>
    list(orgId, options).then(
      () => expect.fail("it resolved"),
      (error: AtlasError) => error,
    );
  const statuses = () => atlas.requests.map(({ status }) => status);

  beforeEach(async () => {
    const invitations = [
      { username: "carol@acme.com", createdAt: "2026-11-20T10:00:00Z" },
      { username: "ann@contractor.example", createdAt: "2026-10-01T10:00:00Z", roles: ["ORG_OWNER", "ORG_MEMBER"] },
    ];
    atlas = await startAtlasEmulator({
      organizations: [
        { id: acme, name: "Acme GmbH & Co", invitations },
        { id: empty, name: "Empty" },
      ],
    });
  });

  afterEach(() => atlas.close());

  describe("with a complete answer", () => {
    it("resolves to all invitations in order", async () => {
      const { invitations, orgName, servedBy, sunset } = await list();
      expect(invitations.map(({ username, roles }) => [username, ...roles])).to.deep.equal([
        ["ann@contractor.example", "ORG_MEMBER", "ORG_OWNER"],
        ["carol@acme.com", "ORG_MEMBER"],
      ]);
      expect({ orgName, servedBy, sunset }).to.deep.equal({
        orgName: "Acme GmbH & Co",
        servedBy: "invites",
        sunset: "2027-07-01T00:00:00Z",
      });
    });

    it("resolves to none of an organization without any", async () => {
      expect(await list(empty))
        .to.include({ orgName: null })
        .and.have.property("invitations")
        .with.length(0);
    });

    it("gives equal texts for equal invitations", async () => {
      expect(JSON.stringify(await list())).to.equal(JSON.stringify(await list()));
    });

    it("puts invitations in order, whatever the order of the answer", async () => {
      const items = ["b@acme.com", "a@acme.com", "C@acme.com"].map((username) => ({ ...item, username }));
      const lists: string[] = [];
      for (const body of [items, items.toReversed()].map((shuffled) => JSON.stringify(shuffled))) {
        atlas.fault({ status: 200, body, contentType });
        lists.push(JSON.stringify(await list()));
      }
      expect(lists[0]).to.equal(lists[1]);
      expect(JSON.parse(lists[0] ?? "").invitations.map((one: { username: string }) => one.username)).to.deep.equal([
        "C@acme.com",
        "a@acme.com",
        "b@acme.com",
      ]);
    });

    it("asks for one address alone", async () => {
      const { invitations } = await list(acme, { username: "carol@acme.com" });
      expect(invitations.map(({ username }) => username)).to.deep.equal(["carol@acme.com"]);
      expect(atlas.requests.at(-1)?.query).to.equal("username=carol%40acme.com");
    });
  });

  describe("as an API key", () => {
    it("asks for a challenge once and then uses its nonce again", async () => {
      await list();
      await list(empty);
      await list();
      expect(atlas.requests.map(({ status, nonceCount }) => [status, nonceCount])).to.deep.equal([
        [401, null],
        [200, 1],
        [200, 2],
        [200, 3],
      ]);
    });

    it("asks for one challenge also for reads that begin together", async () => {
      await Promise.all([list(), list(empty), list()]);
      expect(statuses().filter((status) => status === 200)).to.have.length(3);
      expect(atlas.requests.filter(({ nonceCount }) => nonceCount === null)).to.have.length(1);
    });

    it("renews a nonce that Atlas no longer takes", async () => {
      await list();
      atlas.expireNonces();
      await list();
      expect(statuses()).to.deep.equal([401, 200, 401, 200]);
    });

    it("gives up after a fresh nonce, naming the three causes", async () => {
      const error = await failure(acme, { credentials: { ...emulatorApiKey, privateKey: "canary" } });
      expect(error).to.include({ code: "authentication", status: 401 });
      expect(error.message).to.match(
        /wrong public or private key, to a key of another organization, and to a key without the role Organization Owner/,
      );
      expect(statuses()).to.deep.equal([401, 401, 401]);
    });

    it("waits for whoever asks for the challenge, and asks itself when that failed", async () => {
      atlas.fault({ beforeAuthentication: true, drop: "reset" });
      const results = await Promise.allSettled([list(acme, { maxRetries: 0 }), list(empty, { maxRetries: 0 })]);
      expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "fulfilled"]);
    });
  });

  describe("when Atlas asks to wait", () => {
    it("waits for as long as Retry-After says, and asks again", async () => {
      atlas.fault({ status: 429, retryAfterSeconds: 2 });
      const start = performance.now();
      expect((await list()).invitations).to.have.length(2);
      expect(performance.now() - start).to.be.within(2000, 10_000);
    });

    it("fails at once when that is longer than the time it has", async () => {
      atlas.fault({ status: 429, retryAfterSeconds: 3600, times: Number.POSITIVE_INFINITY });
      const start = performance.now();
      const error = await failure();
      expect(performance.now() - start).to.be.below(2000);
      expect(error).to.include({ code: "rate-limited", retryAfterSeconds: 3600 });
      expect(error.message).to.match(
        /limits the rate of requests .* asks to wait 3600 seconds, longer than what is left of the 120 seconds/,
      );
    });

    it("takes a rate limit with status 400 for one", async () => {
      atlas.fault({ status: 400, errorCode: "INVITATIONS_RATE_LIMITED_IP", headers: { "retry-after": "1" } });
      expect((await list()).invitations).to.have.length(2);
    });
  });

  describe("when the connection fails", () => {
    it("tries again", async () => {
      atlas.fault({ drop: "reset" });
      expect((await list()).invitations).to.have.length(2);
    });

    it("tries again when a body was cut short", async () => {
      atlas.fault({ cutAfterBytes: 100 });
      expect((await list()).invitations).to.have.length(2);
    });

    it("says how often it tried", async () => {
      atlas.fault({ drop: "reset", times: Number.POSITIVE_INFINITY });
      const error = await failure(acme, { maxRetries: 1 });
      expect(error.code).to.equal("unavailable");
      expect(error.message).to.match(/^The connection to 127\.0\.0\.1:\d+ failed: .+ Tried 2 times\.$/);
    });

    it("ends within timeoutSeconds when Atlas never answers", async () => {
      atlas.fault({ drop: "never-answer" });
      const start = performance.now();
      const error = await failure(acme, { timeoutSeconds: 1 });
      expect(performance.now() - start).to.be.within(900, 5000);
      expect(error.code).to.equal("timed-out");
      expect(error.message).to.match(/gave no complete answer within 1 s\. Check the network/);
    });
  });

  describe("when somebody else's request for the challenge is stuck", () => {
    it("ends within its own timeoutSeconds all the same", async () => {
      atlas.fault({ beforeAuthentication: true, drop: "never-answer" });
      const patient = failure(acme, { timeoutSeconds: 4 });
      const start = performance.now();
      expect(await failure(empty, { timeoutSeconds: 1 })).to.have.property("code", "timed-out");
      expect(performance.now() - start).to.be.below(3000);
      expect(await patient).to.have.property("code", "timed-out");
    });
  });

  describe("when Atlas answers with an error", () => {
    const forever = { times: Number.POSITIVE_INFINITY };
    for (const [fault, options, code, sentence, requests] of [
      [
        { status: 400, errorCode: "VALIDATION_ERROR", detail: "No." },
        {},
        "response-refused",
        /400 VALIDATION_ERROR\)\. Atlas says: No\.$/,
        2,
      ],
      [
        { status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: ["203.0.113.7"] },
        {},
        "access-list",
        /^Atlas refused 203\.0\.113\.7, which is not on the API access list/,
        2,
      ],
      [
        { status: 403, errorCode: "ORG_REQUIRES_ACCESS_LIST", detail: "List!" },
        {},
        "forbidden",
        /403 ORG_REQUIRES_ACCESS_LIST\)\. Atlas says: List!$/,
        2,
      ],
      [
        { status: 404, errorCode: "ORG_NOT_FOUND" },
        {},
        "not-found",
        /^Atlas shows no organization 5f0{21}1 to this key/,
        2,
      ],
      [{ status: 406, errorCode: "INVALID_VERSION_DATE" }, {}, "response-refused", /406 INVALID_VERSION_DATE/, 2],
      [
        { status: 410, errorCode: "VERSION_GONE" },
        {},
        "version-gone",
        /^Atlas no longer serves the endpoint \/invites/,
        2,
      ],
      [
        { status: 302, headers: { location: "http://example.com" } },
        {},
        "response-refused",
        /redirect \(302.*not followed/,
        2,
      ],
      [
        { status: 500, errorCode: "UNEXPECTED_ERROR" },
        {},
        "unavailable",
        /500 UNEXPECTED_ERROR\).* Tried 3 times\.$/,
        4,
      ],
      [{ status: 503, headers: { "retry-after": "1" } }, { maxRetries: 1 }, "unavailable", /503.* Tried 2 times\.$/, 3],
      [
        { status: 502, body: "<html>Bad Gateway</html>", contentType: "text/html" },
        { maxRetries: 0 },
        "unavailable",
        /\(502\)\. Run again/,
        2,
      ],
    ] as const) {
      it(`fails with ${code} on ${fault.status} ${"errorCode" in fault ? fault.errorCode : ""}`, async () => {
        atlas.fault({ ...forever, ...fault });
        const error = await failure(acme, options);
        expect(error.code).to.equal(code);
        expect(error.message).to.match(sentence);
        expect(atlas.requests).to.have.length(requests);
      });
    }

    it("fails with not-found for an organization that there is not", async () => {
      expect(await failure("5f0000000000000000000009")).to.have.property("code", "not-found");
    });
  });

  describe("when the answer is not what was asked for", () => {
    it("refuses another version", async () => {
      atlas.fault({ status: 200, body: "[]", contentType: "application/vnd.atlas.2025-02-19+json;charset=utf-8" });
      const error = await failure();
      expect(error.code).to.equal("response-refused");
      expect(error.message).to.contain("The answer is application/vnd.atlas.2025-02-19+json;charset=utf-8 and not");
    });

    it("refuses what is no list of invitations, naming the place", async () => {
      atlas.fault({ status: 200, body: '[{"orgName":"Acme"}]', contentType });
      expect(await failure())
        .to.have.property("message")
        .that.contains("([0].id: ");
    });

    it("refuses a list that was served without asking for credentials", async () => {
      atlas.fault({ beforeAuthentication: true, status: 200, body: "[]", contentType });
      const error = await failure();
      expect(error.code).to.equal("response-refused");
      expect(error.message).to.contain("did not ask for the digest authentication that Atlas asks for (200)");
    });

    it("does not blame the key when another kind of authentication is asked for", async () => {
      const headers = { "www-authenticate": 'Basic realm="proxy"' };
      atlas.fault({ beforeAuthentication: true, status: 401, headers });
      expect(await failure()).to.have.property("code", "response-refused");
    });

    it("refuses two invitations of one address at one time", async () => {
      atlas.fault({ status: 200, body: JSON.stringify([item, item]), contentType });
      expect(await failure())
        .to.have.property("message")
        .that.contains("[1]: a second invitation of the same address");
    });
  });

  describe("with options that do not fit", () => {
    for (const [options, sentence] of [
      [{ timeoutSeconds: 0 }, "timeoutSeconds must be greater than 0. Received: 0"],
      [{ timeoutSeconds: "5" }, 'timeoutSeconds must be a number. Received: "5"'],
      [{ maxRetries: -1 }, "maxRetries must not be negative. Received: -1"],
      [{ maxRetries: 21 }, "maxRetries must be at most 20. Received: 21"],
      [{ endpoint: "user" }, 'endpoint must be "auto" or "invites". Received: "user"'],
      [{ statuses: ["ACTIVE"] }, 'statuses must be ["PENDING"]. Received: ["ACTIVE"]'],
      [{ username: "" }, 'username must not be empty. Received: ""'],
      [{ endpoint: "users" }, 'endpoint "users" cannot be read by this version.'],
      [{ statuses: ["INVITATION_EXPIRED"] }, "statuses contains INVITATION_EXPIRED"],
    ] as const) {
      it(`refuses ${JSON.stringify(options)} before it asks anything`, async () => {
        const error = await failure(acme, options);
        expect(error.code).to.equal("configuration");
        expect(error.message).to.contain(sentence);
        expect(atlas.requests).to.have.length(0);
      });
    }

    it("refuses an id that is none", async () => {
      expect((await failure("../users")).message).to.equal(
        'orgId must be 24 hexadecimal digits in lower case. Received: "../users"',
      );
    });
  });
});
