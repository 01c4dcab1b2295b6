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
        sunset: "2100-07-01T00:00:00Z",
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

  describe("from /users", () => {
    const users = { endpoint: "users" };

    it("resolves to the same invitations, but for ids and the organization's name", async () => {
      const invites = await list();
      const { invitations, fingerprint, servedBy, sunset, orgName } = await list(acme, users);
      const known = invites.invitations.map(({ id, ...rest }) => ({ ...rest, orgName: null }));
      expect(invitations.map(({ id, ...rest }) => rest)).to.deep.equal(known);
      expect({ fingerprint, servedBy, sunset, orgName }).to.deep.equal({
        fingerprint: invites.fingerprint,
        servedBy: "users",
        sunset: null,
        orgName: null,
      });
    });

    it("resolves to those that have expired or were rejected, when they are wanted", async () => {
      atlas.setInvitations(acme, [
        { username: "ann@acme.com" },
        { username: "bob@acme.com", status: "INVITATION_EXPIRED" },
        { username: "carol@acme.com", status: "INVITATION_REJECTED" },
      ]);
      const read = async (options: object) =>
        (await list(acme, options)).invitations.map(({ username, status }) => [username, status]);
      const [ann, bob, carol] = [
        ["ann@acme.com", "PENDING"],
        ["bob@acme.com", "INVITATION_EXPIRED"],
        ["carol@acme.com", "INVITATION_REJECTED"],
      ];
      expect(await read(users)).to.deep.equal([ann]);
      expect(await read({ statuses: ["INVITATION_REJECTED", "INVITATION_EXPIRED"] })).to.deep.equal([bob, carol]);
      expect(await read({ statuses: ["PENDING", "INVITATION_REJECTED"] })).to.deep.equal([ann, carol]);
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
      await Promise.all([list(), list(empty), list(acme, { username: "carol@acme.com" })]);
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

  describe("with options that do not fit", () => {
    for (const [options, sentence] of [
      [{ timeoutSeconds: 0 }, "timeoutSeconds must be greater than 0. Received: 0"],
      [{ timeoutSeconds: "5" }, 'timeoutSeconds must be a number. Received: "5"'],
      [{ maxRetries: -1 }, "maxRetries must not be negative. Received: -1"],
      [{ maxRetries: 21 }, "maxRetries must be at most 20. Received: 21"],
      [{ endpoint: "user" }, 'endpoint must be "auto", "invites" or "users". Received: "user"'],
      [
        { statuses: ["ACTIVE"] },
        'statuses must be a list of PENDING, INVITATION_EXPIRED, INVITATION_REJECTED. Received: ["ACTIVE"]',
      ],
      [{ statuses: [] }, "statuses must not be empty. Received: []"],
      [
        { timeoutSecond: 3 },
        "There is no option timeoutSecond. The options are credentials, username, statuses, endpoint, baseUrl, environmentPrefix, timeoutSeconds, maxRetries.",
      ],
      [{ username: "" }, 'username must be one e-mail address. Received: ""'],
      [{ username: "ann@acme.com,bob@acme.com" }, "username must be one e-mail address. Received: "],
      [{ username: "<ann@evil.example>@acme.com" }, "username must be one e-mail address. Received: "],
      [
        { endpoint: "invites", statuses: ["PENDING", "INVITATION_EXPIRED"] },
        "statuses contains INVITATION_EXPIRED, which the endpoint /invites does not list. Leave endpoint out, or set it",
      ],
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
