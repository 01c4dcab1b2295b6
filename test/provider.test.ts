import { expect } from "chai";
import { configure, read } from "../provider/provider";
import { type AtlasEmulator, emulatorApiKey } from "../provider/testing";
import { acmeId, fresh, startAcme } from "./engine/acme";

type Given = Parameters<typeof read>[1];

describe("the provider of the data source", () => {
  let atlas: AtlasEmulator;

  before(async () => {
    atlas = await startAcme(fresh);
    const config: Record<string, string> = {
      "mongodbatlas:publicKey": emulatorApiKey.publicKey,
      "mongodbatlas:privateKey": emulatorApiKey.privateKey,
      "mongodbatlas:baseUrl": atlas.url,
    };
    await configure({ config: { get: (key) => config[key], require: (key) => config[key] ?? "" } });
  });

  after(() => atlas.close());

  const given = (props: object = {}) => ({ orgId: acmeId, ...props }) as Given;
  const unread = `The invitations of organization ${acmeId} could not be read.`;

  async function failing<Result>(act: () => Promise<Result>): Promise<Result> {
    atlas.fault({ status: 403, times: Number.POSITIVE_INFINITY });
    return act().finally(() => atlas.clearFaults());
  }

  const errorOf = (reading: Promise<unknown>) =>
    reading.then(
      () => expect.fail("it resolved"),
      (error: Error) => error,
    );

  it("rejects when a program's own data source cannot be read, with a message and no stack", async () => {
    const error = await failing(() => errorOf(read(acmeId, given())));
    expect(error.message.startsWith(unread), error.message).to.equal(true);
    expect(error.stack).to.equal("");
  });

  it("resolves with the failure, and with no list, when a gate's own cannot be read", async () => {
    const { props = {} } = await failing(() => read(acmeId, given({ failureAsOutput: true })));
    expect(props).to.include({ orgId: acmeId, invitations: null, fingerprint: null, failureAsOutput: true });
    expect(props.failure).to.have.property("code", "access-list");
    expect(Object.values(props)).to.not.include(undefined);
  });

  for (const [title, last] of [
    ["a read that failed", { invitations: null, fingerprint: null, failure: { code: "unavailable", message: "503" } }],
    ["a read that did not", { invitations: [], fingerprint: "0".repeat(64), failure: null }],
  ] as const) {
    it(`rejects in every refresh that fails, after ${title}`, async () => {
      const error = await failing(() => errorOf(read(acmeId, given({ failureAsOutput: true, ...last }))));
      expect(error.message).to.contain(unread);
    });
  }

  it("returns every key that it declares, so that none stays unknown in a preview", async () => {
    const { props = {} } = await read(acmeId, given({ failureAsOutput: true, username: "ann@acme.com" }));
    expect(Object.keys(props)).to.have.members([
      ...["orgId", "username", "statuses", "endpoint", "baseUrl", "configNamespace", "environmentPrefix", "usernames"],
      ...["timeoutSeconds", "maxRetries", "orgName", "invitations", "servedBy", "sunset", "fingerprint"],
      ...["failureAsOutput", "failure"],
    ]);
    expect(props.failure).to.equal(null);
  });

  it("finds no change in an input that an older version did not have", async () => {
    const state = { username: null, statuses: null, invitations: [], fingerprint: "0".repeat(64) };
    const { props = {} } = await read(acmeId, given(state));
    expect(props).to.have.any.keys("username").and.not.have.any.keys("environmentPrefix", "failure", "failureAsOutput");
  });
});
