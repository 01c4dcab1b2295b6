import { expect } from "chai";
import { findCredentials } from "../../../provider/atlas/settings/credentials";
import { findSources, type SettingPlace } from "../../../provider/atlas/settings/find-sources";

const environment = {
  MONGODB_ATLAS_PUBLIC_API_KEY: "public",
  MONGODB_ATLAS_PRIVATE_API_KEY: "private",
  MONGODB_ATLAS_BASE_URL: "https://atlas.example",
  SWING_MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_swing",
  SWING_MONGODB_ATLAS_CLIENT_SECRET: "mdb_sa_sk_swing",
  HALF_MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_half",
};
const config: Record<string, string> = {
  "mongodbatlas:accessToken": "official",
  "acme:accessToken": "acme-token",
  "acme:MONGODB_ATLAS_ACCESS_TOKEN": "never",
};
const sources = (place: SettingPlace) => findSources(place, environment, (key) => config[key]);
const credentials = (place: SettingPlace) => findCredentials(sources(place)).credentials;

describe("findSources", () => {
  it("takes the stack's config, and then the environment", () => {
    expect(credentials({})).to.deep.equal({ accessToken: "official" });
    expect(sources({}).map((source) => source.label("publicKey"))).to.deep.equal([
      "mongodbatlas:publicKey",
      "MONGODB_ATLAS_PUBLIC_API_KEY",
    ]);
  });

  it("takes the environment alone where there is no stack", () => {
    expect(findCredentials(findSources({}, environment)).credentials).to.have.property("publicKey", "public");
  });

  it("takes another namespace alone", () => {
    expect(credentials({ configNamespace: "acme" })).to.deep.equal({ accessToken: "acme-token" });
    expect(() => credentials({ configNamespace: "beta" })).to.throw(
      "There are no Atlas credentials. Set beta:publicKey and beta:privateKey.",
    );
  });

  it("takes the variables with a prefix alone, whatever the config and the others say", () => {
    expect(credentials({ environmentPrefix: "SWING_" })).to.deep.equal({
      clientId: "mdb_sa_id_swing",
      clientSecret: "mdb_sa_sk_swing",
    });
    expect(sources({ environmentPrefix: "SWING_" }).map((source) => source.get("baseUrl"))).to.deep.equal([undefined]);
  });

  it("names what is missing as it has to be set, with its prefix", () => {
    expect(() => credentials({ environmentPrefix: "HALF_" })).to.throw(
      "HALF_MONGODB_ATLAS_CLIENT_ID is set, but HALF_MONGODB_ATLAS_CLIENT_SECRET is not.",
    );
    expect(() => credentials({ environmentPrefix: "BETA_" })).to.throw(
      "Set BETA_MONGODB_ATLAS_PUBLIC_API_KEY and BETA_MONGODB_ATLAS_PRIVATE_API_KEY.",
    );
  });

  for (const [place, sentence] of [
    [{ configNamespace: "acme", environmentPrefix: "ACME_" }, "configNamespace and environmentPrefix are both set"],
    [{ environmentPrefix: "" }, 'such as SWING_. Received: ""'],
    [{ environmentPrefix: "A B" }, 'such as SWING_. Received: "A B"'],
    [{ configNamespace: "a:b" }, 'such as acme. Received: "a:b"'],
    [{ configNamespace: 7 }, "such as acme. Received: 7"],
  ] as const) {
    it(`refuses ${JSON.stringify(place)}`, () => {
      expect(() => sources(place as SettingPlace))
        .to.throw(sentence)
        .with.property("code", "configuration");
    });
  }
});
