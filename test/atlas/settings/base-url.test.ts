import { expect } from "chai";
import { parseBaseUrl } from "../../../provider/atlas/settings/base-url";

describe("parseBaseUrl", () => {
  for (const [text, baseUrl] of [
    ["https://cloud.mongodb.com", "https://cloud.mongodb.com"],
    ["https://cloud.mongodb.com/", "https://cloud.mongodb.com"],
    ["https://gateway.acme.com/atlas//", "https://gateway.acme.com/atlas"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http://localhost:8080/", "http://localhost:8080"],
    ["http://[::1]:8080", "http://[::1]:8080"],
  ] as const) {
    it(`takes ${text}`, () => {
      expect(parseBaseUrl(text, "mongodbatlas:baseUrl")).to.equal(baseUrl);
    });
  }

  for (const [text, problem] of [
    ["cloud.mongodb.com", "is not a URL"],
    ["http://cloud.mongodb.com", "must begin with https://"],
    ["http://127.0.0.1.acme.com", "must begin with https://"],
    ["file:///etc/passwd", "must begin with https://"],
    ["https://key:canary@cloud.mongodb.com", "must not hold a user or a password"],
    ["https://cloud.mongodb.com/api/atlas/v2/", "must not hold the path /api/atlas"],
    ["https://cloud.mongodb.com/#canary", "must not hold a query or a fragment"],
    ["https://cloud.mongodb.com/?token=canary", "must not hold a query or a fragment"],
  ] as const) {
    it(`refuses ${text} without repeating it`, () => {
      expect(() => parseBaseUrl(text, "mongodbatlas:baseUrl"))
        .to.throw(`mongodbatlas:baseUrl ${problem}`)
        .with.property("code", "configuration");
      expect(() => parseBaseUrl(text, "mongodbatlas:baseUrl")).to.not.throw("canary");
    });
  }
});
