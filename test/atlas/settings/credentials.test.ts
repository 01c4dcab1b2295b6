import { expect } from "chai";
import { createSecrets } from "../../../provider/atlas/secrets/secrets";
import { type GivenConnection, resolveConnection as resolveWith } from "../../../provider/atlas/settings/connection";
import { findCredentials } from "../../../provider/atlas/settings/credentials";
import {
  createConfigSource,
  createEnvironmentSource,
  type SettingSource,
} from "../../../provider/atlas/settings/setting-source";

type Settings = Record<string, string>;

const resolveConnection = (given: GivenConnection, sources: readonly SettingSource[]) =>
  resolveWith(given, sources, createSecrets());

const sources = (config: Settings, environment: Settings) => [
  createConfigSource("mongodbatlas", (key) => config[key]),
  createEnvironmentSource(environment),
];
const find = (config: Settings, environment: Settings = {}) => findCredentials(sources(config, environment));
const resolve = (config: Settings, environment: Settings = {}) => find(config, environment).credentials;
const baseUrl = (config: Settings, environment: Settings = {}) =>
  resolveConnection({ credentials: { publicKey: "p", privateKey: "s" } }, sources(config, environment)).baseUrl;

const configKey = { "mongodbatlas:publicKey": "config-public", "mongodbatlas:privateKey": "config-private" };
const environmentKey = { MONGODB_ATLAS_PUBLIC_API_KEY: "env-public", MONGODB_ATLAS_PRIVATE_API_KEY: "env-private" };

describe("findCredentials", () => {
  it("takes the stack's config before the environment", () => {
    expect(resolve(configKey, environmentKey)).to.deep.equal({
      publicKey: "config-public",
      privateKey: "config-private",
    });
  });

  it("takes the environment when the config holds no credential", () => {
    expect(resolve({ "mongodbatlas:baseUrl": "https://x" }, environmentKey)).to.have.property(
      "publicKey",
      "env-public",
    );
  });

  it("takes the first variable that is set, and passes over blank ones", () => {
    const environment = {
      MONGODB_ATLAS_PUBLIC_API_KEY: " ",
      MONGODB_ATLAS_PUBLIC_KEY: "older",
      MCLI_PUBLIC_API_KEY: "cli",
    };
    expect(resolve({}, { ...environment, MCLI_PRIVATE_API_KEY: "s\n" })).to.deep.equal({
      publicKey: "older",
      privateKey: "s",
    });
  });

  it("takes a service account, and an access token", () => {
    const account = { clientId: "mdb_sa_id_1", clientSecret: "mdb_sa_sk_1" };
    expect(
      resolve({ "mongodbatlas:clientId": account.clientId, "mongodbatlas:clientSecret": account.clientSecret }),
    ).to.deep.equal(account);
    expect(resolve({}, { MONGODB_ATLAS_ACCESS_TOKEN: "token" })).to.deep.equal({ accessToken: "token" });
  });

  it("takes an access token before a service account before an API key, and warns", () => {
    const account = { "mongodbatlas:clientId": "id", "mongodbatlas:clientSecret": "secret" };
    const both = find({ ...configKey, ...account });
    expect(both.credentials).to.deep.equal({ clientId: "id", clientSecret: "secret" });
    expect(both.warning).to.equal(
      "Several kinds of Atlas credentials are set: mongodbatlas:clientId and mongodbatlas:clientSecret; " +
        "mongodbatlas:publicKey and mongodbatlas:privateKey. The service account is used.",
    );
    expect(find({ ...configKey, ...account, "mongodbatlas:accessToken": "token" }).credentials).to.deep.equal({
      accessToken: "token",
    });
  });

  it("does not warn of another kind in a later source", () => {
    expect(find(configKey, { MONGODB_ATLAS_ACCESS_TOKEN: "token" }).warning).to.equal(undefined);
  });

  for (const [mistake, config, environment, sentence] of [
    [
      "nothing at all",
      {},
      {},
      "There are no Atlas credentials. Set mongodbatlas:publicKey and mongodbatlas:privateKey, " +
        "or MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY. A service account or an access token will do as well.",
    ],
    [
      "half a key in the config, although the environment holds a whole one",
      { "mongodbatlas:publicKey": "p" },
      environmentKey,
      "mongodbatlas:publicKey is set, but mongodbatlas:privateKey is not. An API key needs both, from one place.",
    ],
    [
      "half a key in the environment",
      {},
      { MCLI_PRIVATE_API_KEY: "canary" },
      "MCLI_PRIVATE_API_KEY is set, but MONGODB_ATLAS_PUBLIC_API_KEY is not. An API key needs both, from one place.",
    ],
    [
      "a service account's id as a public key",
      { "mongodbatlas:publicKey": "mdb_sa_id_1", "mongodbatlas:privateKey": "canary" },
      {},
      "mongodbatlas:publicKey holds the client id of a service account, which is not an API key. " +
        "Set mongodbatlas:clientId and mongodbatlas:clientSecret instead.",
    ],
    [
      "a service account's secret as a public key",
      { "mongodbatlas:publicKey": "mdb_sa_sk_1", "mongodbatlas:privateKey": "x" },
      {},
      "mongodbatlas:publicKey holds the client id of a service account, which is not an API key.",
    ],
    [
      "a key with a line break in it",
      { "mongodbatlas:publicKey": "p", "mongodbatlas:privateKey": "can\nary" },
      {},
      "mongodbatlas:privateKey holds a character that no credential of Atlas has, such as a space or a quote. Set it again.",
    ],
    [
      "half a service account, although there is a whole API key",
      { ...configKey, "mongodbatlas:clientId": "mdb_sa_id_1" },
      {},
      "mongodbatlas:clientId is set, but mongodbatlas:clientSecret is not. A service account needs both, from one place.",
    ],
    [
      "half a service account in the environment",
      {},
      { MONGODB_ATLAS_CLIENT_SECRET: "canary" },
      "MONGODB_ATLAS_CLIENT_SECRET is set, but MONGODB_ATLAS_CLIENT_ID is not. A service account needs both, from one place.",
    ],
    [
      "an access token with a space in it",
      { "mongodbatlas:accessToken": "can ary" },
      {},
      "mongodbatlas:accessToken holds a character that no credential of Atlas has, such as a space or a quote. Set it again.",
    ],
  ] as const) {
    it(`refuses ${mistake}`, () => {
      expect(() => resolve(config, environment))
        .to.throw(sentence)
        .with.property("code", "configuration");
      expect(() => resolve(config, environment)).to.not.throw(/can.?ary/s);
    });
  }
});

describe("resolveConnection", () => {
  it("asks cloud.mongodb.com, or the government's, or the base URL that is set", () => {
    expect(baseUrl({})).to.equal("https://cloud.mongodb.com");
    expect(baseUrl({ "mongodbatlas:isMongodbgovCloud": "true" })).to.equal("https://cloud.mongodbgov.com");
    expect(baseUrl({}, { MONGODB_ATLAS_BASE_URL: "https://env.example" })).to.equal("https://env.example");
    expect(
      baseUrl({ "mongodbatlas:baseUrl": "https://config.example" }, { MONGODB_ATLAS_BASE_URL: "https://env.example" }),
    ).to.equal("https://config.example");
  });

  it("refuses a government setting that is neither true nor false", () => {
    expect(() => baseUrl({ "mongodbatlas:isMongodbgovCloud": "yes" })).to.throw("must be true or false");
  });

  it("refuses several kinds that the program itself gives", () => {
    const credentials = { publicKey: "p", privateKey: "s", accessToken: "t" };
    expect(() => resolveConnection({ credentials }, [])).to.throw("credentials holds several kinds of credentials.");
  });

  it("has one identity for equal connections, and another for every other", () => {
    const of = (publicKey: string, baseUrl: string) =>
      resolveConnection({ baseUrl, credentials: { publicKey, privateKey: "s" } }, []).identity;
    expect(of("p", "https://a.example/")).to.equal(of("p", "https://a.example"));
    expect(
      new Set([of("p", "https://a.example"), of("q", "https://a.example"), of("p", "https://b.example")]),
    ).to.have.length(3);
  });

  it("does not take the environment's for credentials of the program's own that are empty", () => {
    const given = { credentials: "" } as unknown as GivenConnection;
    expect(() => resolveConnection(given, sources({}, environmentKey))).to.throw("There are no Atlas credentials.");
  });

  it("takes credentials of the program's own without the white space around them", () => {
    const credentials = { publicKey: " p", privateKey: "s\n" };
    expect(resolveConnection({ credentials }, []).credentials).to.deep.equal({ publicKey: "p", privateKey: "s" });
  });

  it("refuses credentials of the program's own that are half", () => {
    expect(() => resolveConnection({ credentials: { publicKey: "p", privateKey: "" } }, [])).to.throw(
      "credentials.publicKey is set, but credentials.privateKey is not.",
    );
  });
});
