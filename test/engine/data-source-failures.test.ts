import { expect } from "chai";
import { acmeId } from "./acme";
import { readFailure, unread } from "./read-failure";
import { useAcmeStack } from "./use-acme-stack";

describe("a data source that cannot look", () => {
  const acme = useAcmeStack();

  it("fails on a wrong key, naming the three causes", async () => {
    await acme.start("examples/data-source", {
      secrets: { "mongodbatlas:privateKey": "not-the-key" },
    });
    expect(await readFailure(acme)).to.equal(
      `${unread} Atlas at ${new URL(acme.atlas.url).host} did not accept the API key in mongodbatlas:publicKey and ` +
        "mongodbatlas:privateKey (401). It says the same to a wrong public or private key, to a key of another " +
        "organization, and to a key without the role Organization Owner. Check both halves of the key, that it was " +
        `created in organization ${acmeId}, and that it has the role Organization Owner there (with endpoint "users", ` +
        "Organization Member is enough).",
    );
  });

  it("fails on an organization that there is not", async () => {
    const orgId = "5f0000000000000000000009";
    await acme.start("examples/data-source", { config: { orgId } });
    expect(await readFailure(acme)).to.match(
      /could not be read\. Atlas shows no organization 5f0{21}9 to this API key \(404 \w+\)\. Check orgId, the base URL, and that the API key belongs to that organization\.$/,
    );
  });

  it("fails without credentials, naming where to set them", async () => {
    await acme.start("examples/data-source", {
      config: { "mongodbatlas:publicKey": "" },
      secrets: { "mongodbatlas:privateKey": "" },
    });
    expect(await readFailure(acme)).to.equal(
      `${unread} There are no Atlas credentials. Set mongodbatlas:publicKey and mongodbatlas:privateKey, or ` +
        "MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY. A service account or an access token will do as well.",
    );
    expect(acme.atlas.requests).to.have.length(0);
  });

  it("fails when Atlas is not there, naming where it looked", async () => {
    await acme.start("examples/data-source", {
      config: { "mongodbatlas:baseUrl": "http://127.0.0.1:1" },
    });
    expect(await readFailure(acme)).to.equal(
      `${unread} The connection to 127.0.0.1:1 failed: connect ECONNREFUSED 127.0.0.1:1. Check the network, any proxy ` +
        "and the base URL. Tried 5 times.",
    );
  });

  it("fails at once when Atlas asks to wait an hour", async () => {
    acme.atlas.fault({ status: 429, retryAfterSeconds: 3600 });
    await acme.start("examples/data-source");
    expect(await readFailure(acme)).to.equal(
      `${unread} Atlas limits the rate of requests (429 RATE_LIMITED_TOKEN_BUCKET). Atlas asks to wait 3600 seconds, ` +
        "longer than what is left of the 120 seconds of timeoutSeconds. Run again after that, or raise timeoutSeconds.",
    );
  });

  it("fails within its time limit when Atlas never answers", async () => {
    acme.atlas.fault({ drop: "never-answer" });
    await acme.start("test/engine/programs/impatient");
    expect(await readFailure(acme)).to.equal(
      `${unread} ${new URL(acme.atlas.url).host} gave no complete answer within 5 s. Check the network and any proxy ` +
        "between here and Atlas, or raise timeoutSeconds.",
    );
  });
});
