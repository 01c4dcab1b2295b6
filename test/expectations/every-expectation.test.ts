import { expect } from "chai";
import { builtInIds } from "../../provider/expectations/built-in";
import type { ExpectationOptions } from "../../provider/expectations/enforcement-level";
import {
  allowedDomains,
  allowedInviters,
  type Expectation,
  expiresWithin,
  forbiddenRoles,
  maxAge,
  maxCount,
  noneExpired,
  noneRejected,
  onlyExpected,
} from "../../provider/index";
import { invitation, now } from "../invitation";

const made: Readonly<Record<string, (options?: ExpectationOptions) => Expectation>> = {
  "allowed-domains": (options) => allowedDomains(["acme.org"], options),
  "allowed-inviters": (options) => allowedInviters(["carol@acme.com"], options),
  "expires-within": (options) => expiresWithin({ days: 3, ...options }),
  "forbidden-roles": (options) => forbiddenRoles(["ORG_OWNER"], options),
  "max-age": (options) => maxAge({ days: 14, ...options }),
  "max-count": (options) => maxCount(1, options),
  "none-expired": (options) => noneExpired(options),
  "none-rejected": (options) => noneRejected(options),
  "only-expected": (options) => onlyExpected(["carol@acme.com"], options),
};

const wrong = Object.freeze([
  invitation({ createdAt: "2026-10-25T12:00:00Z", expiresAt: "2026-11-24T12:00:00Z", roles: ["ORG_OWNER"] }),
  invitation({ status: "INVITATION_EXPIRED" }),
  invitation({ status: "INVITATION_REJECTED", expiresAt: null }),
]);

describe("the expectations of this package", () => {
  it("are all made here, but for the baseline, which only a gate has", () => {
    expect([...Object.keys(made), "baseline"]).to.have.members(builtInIds);
  });
});

for (const [id, make] of Object.entries(made)) {
  describe(`the expectation ${id}`, () => {
    it("has its id, what it checks and why it matters", () => {
      expect(make().id).to.equal(id);
      expect(make().description).to.match(/^Checks whether .*\.$/);
      expect(make().explanation).to.match(/^[A-Z].*\.$/);
    });

    it("is mandatory unless told otherwise", () => {
      expect(make().enforcementLevel).to.equal("mandatory");
      expect(make({ enforcementLevel: "advisory" }).enforcementLevel).to.equal("advisory");
    });

    it("has options that are plain data", () => {
      expect(JSON.parse(JSON.stringify(make().options))).to.deep.equal(make().options);
    });

    it("begins every message with its id, and finds the same on the next day", () => {
      const { check } = make();
      const findings = check(wrong, { now });
      expect(findings).to.not.deep.equal([]);
      for (const { message } of findings) expect(message).to.match(new RegExp(`^${id} `));
      expect(check(wrong, { now: new Date("2026-11-24T12:00:00Z") })).to.deep.equal(findings);
    });
  });
}
