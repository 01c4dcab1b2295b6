import { expect } from "chai";
import {
  allowedDomains,
  allowedInviters,
  type Expectation,
  expiresWithin,
  forbiddenRoles,
  maxAge,
  maxCount,
  noneExpired,
  onlyExpected,
} from "../../provider";
import { maskAddresses } from "../../provider/atlas/masking";
import { describeStrictness, isAtLeastAsStrict } from "../../provider/policy/strictness";

const project = "5f00000000000000000000aa";
const other = "5f00000000000000000000bb";

function compare(required: Expectation, ...given: Expectation[]): boolean {
  return isAtLeastAsStrict(
    required.id,
    required.options,
    given.map(({ options }) => options),
  );
}

describe("how strict an expectation is", () => {
  for (const [what, required, given] of [
    ["fewer days", maxAge({ days: 14 }), [maxAge({ days: 7 })]],
    ["as many days", maxAge({ days: 14 }), [maxAge({ days: 14 })]],
    ["one of two that is strict", maxAge({ days: 14 }), [maxAge({ days: 30 }), maxAge({ days: 7 })]],
    ["a longer notice", expiresWithin({ days: 3 }), [expiresWithin({ days: 5 })]],
    ["fewer domains", allowedDomains(["acme.com", "acme.org"]), [allowedDomains(["ACME.com"])]],
    ["a domain below a wildcard", allowedDomains(["*.acme.com"]), [allowedDomains(["eu.acme.com", "*.us.acme.com"])]],
    ["the same wildcard", allowedDomains(["*.acme.com"]), [allowedDomains(["*.acme.com"])]],
    ["more roles", forbiddenRoles(["ORG_OWNER"]), [forbiddenRoles(["ORG_OWNER", "ORG_MEMBER"])]],
    [
      "the roles of two",
      forbiddenRoles(["ORG_OWNER", "GROUP_OWNER"]),
      [forbiddenRoles(["ORG_OWNER"]), forbiddenRoles(["GROUP_OWNER"])],
    ],
    [
      "every project instead of one",
      forbiddenRoles(["GROUP_OWNER"], { projects: [project] }),
      [forbiddenRoles(["GROUP_OWNER"])],
    ],
    ["fewer inviters", allowedInviters(["bob@acme.com", "abcdefgh"]), [allowedInviters(["BOB@acme.com"])]],
    ["a lower count", maxCount(5), [maxCount(0)]],
    ["fewer addresses", onlyExpected(["ann@acme.com"], { allowMissing: true }), [onlyExpected([])]],
    ["the same kind", noneExpired(), [noneExpired()]],
  ] as const) {
    it(`takes ${what} for strict enough`, () => {
      expect(compare(required, ...given)).to.equal(true);
    });
  }

  for (const [what, required, given] of [
    ["more days", maxAge({ days: 14 }), [maxAge({ days: 14.5 })]],
    ["a shorter notice", expiresWithin({ days: 3 }), [expiresWithin({ days: 2 })]],
    ["another domain", allowedDomains(["acme.com"]), [allowedDomains(["acme.com", "gmail.com"])]],
    ["a wildcard instead of a domain", allowedDomains(["acme.com"]), [allowedDomains(["*.acme.com"])]],
    ["a domain instead of those below it", allowedDomains(["*.acme.com"]), [allowedDomains(["acme.com"])]],
    ["an ending that is no domain", allowedDomains(["*.acme.com"]), [allowedDomains(["notacme.com"])]],
    ["a role less", forbiddenRoles(["ORG_OWNER", "ORG_MEMBER"]), [forbiddenRoles(["ORG_OWNER"])]],
    [
      "another project",
      forbiddenRoles(["GROUP_OWNER"], { projects: [project] }),
      [forbiddenRoles(["GROUP_OWNER"], { projects: [other] })],
    ],
    [
      "one project instead of every",
      forbiddenRoles(["GROUP_OWNER"]),
      [forbiddenRoles(["GROUP_OWNER"], { projects: [project] })],
    ],
    ["another inviter", allowedInviters(["bob@acme.com"]), [allowedInviters(["bob@acme.com", "eve@acme.com"])]],
    ["a higher count", maxCount(5), [maxCount(6)]],
    ["another address", onlyExpected(["ann@acme.com"]), [onlyExpected(["eve@acme.com"])]],
    [
      "addresses that may be missing",
      onlyExpected(["ann@acme.com"]),
      [onlyExpected(["ann@acme.com"], { allowMissing: true })],
    ],
    ["nothing", maxAge({ days: 14 }), []],
    ["another kind", noneExpired(), []],
    [
      "fewer addresses that may not be missing",
      onlyExpected(["a@acme.com", "b@acme.com"]),
      [onlyExpected(["a@acme.com"])],
    ],
  ] as const) {
    it(`does not take ${what} for strict enough`, () => {
      expect(compare(required, ...given)).to.equal(false);
    });
  }

  it("compares addresses that a gate has masked", () => {
    const required = onlyExpected(["ann@acme.com"]);
    expect(compare(required, maskAddresses(onlyExpected(["Ann@acme.com"])))).to.equal(true);
    expect(compare(required, maskAddresses(onlyExpected(["eve@acme.com"])))).to.equal(false);
  });

  it("takes nothing for strict that it cannot compare", () => {
    expect(isAtLeastAsStrict("invited-by-people", {}, [{}])).to.equal(false);
    expect(isAtLeastAsStrict("max-age", {}, [{}])).to.equal(false);
    expect(isAtLeastAsStrict("max-age", { days: 14 }, [{ days: "7" }])).to.equal(false);
  });

  it("names no person", () => {
    for (const { id, options } of [onlyExpected(["ann@acme.com"]), allowedInviters(["bob@acme.com"])]) {
      expect(describeStrictness(id, options)).not.to.contain("@");
    }
  });
});
