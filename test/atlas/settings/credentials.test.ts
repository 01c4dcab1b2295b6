import { expect } from "chai";
import { resolveConnection } from "../../../provider/atlas/settings/connection";
import { resolveCredentials } from "../../../provider/atlas/settings/credentials";
import { configSource, environmentSource } from "../../../provider/atlas/settings/setting-source";

type Settings = Record<string, string>;

const sources = (config: Settings, environment: Settings) => [
  configSource("mongodbatlas", (key) => config[key]),
  environmentSource(environment),
];
const resolve = (config: Settings, environment: Settings = {}) => resolveCredentials(sources(config, environment));
const baseUrl = (config: Settings, environment: Settings = {}) =>
  resolveConnection({ credentials: { publicKey: "p", privateKey: "s" } }, sources(config, environment)).baseUrl;

const configKey = { "mongodbatlas:publicKey": "config-public", "mongodbatlas:privateKey": "config-private" };
const environmentKey = { MONGODB_ATLAS_PUBLIC_API_KEY: "env-public", MONGODB_ATLAS_PRIVATE_API_KEY: "env-private" };

describe("resolveCredentials", () => {
  it("takes the stack's config before the environment", () => {
    expect(resolve(configKey, environmentKey)).to.deep.equal({
      publicKey: "config-public",
      privateKey: "config-private",
    });
  });

  it("takes the environment when the config holds no credential", () => {
    expect(resolve({ "mongodbatlas:baseUrl": "https://x" }, environmentKey).publicKey).to.equal("env-public");
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

  for (const [mistake, config, environment, sentence] of [
    [
      "nothing at all",
      {},
      {},
      "There are no Atlas credentials. Set mongodbatlas:publicKey and mongodbatlas:privateKey, " +
        "or MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY.",
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
        "Create an API key for the organization and set its public and private key.",
    ],
    [
      "a key with a line break in it",
      { "mongodbatlas:publicKey": "p", "mongodbatlas:privateKey": "can\nary" },
      {},
      "mongodbatlas:privateKey holds a character that no key of Atlas has, such as a space or a quote. Set it anew.",
    ],
    [
      "a service account",
      { "mongodbatlas:clientId": "mdb_sa_id_1", "mongodbatlas:clientSecret": "canary" },
      environmentKey,
      "mongodbatlas:clientId is set, but this version reads Atlas with an API key only. " +
        "Set mongodbatlas:publicKey and mongodbatlas:privateKey instead.",
    ],
  ] as const) {
    it(`refuses ${mistake}`, () => {
      expect(() => resolve(config, environment))
        .to.throw(sentence)
        .with.property("code", "configuration");
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

  it("refuses credentials of the program's own that are half", () => {
    expect(() => resolveConnection({ credentials: { publicKey: "p", privateKey: "" } }, [])).to.throw(
      "credentials.publicKey is set, but credentials.privateKey is not.",
    );
  });
});
