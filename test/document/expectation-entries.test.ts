import { expect } from "chai";
import type { ExpectationEntry } from "../../provider/document/gates-document";
import { builtInIds, isBuiltIn } from "../../provider/expectations/built-in";
import {
  allowedDomains,
  allowedInviters,
  type Expectation,
  expectationsFrom,
  expiresWithin,
  forbiddenRoles,
  maxAge,
  maxCount,
  noneExpired,
  noneRejected,
  onlyExpected,
} from "../../provider/index";

const advisory = { enforcementLevel: "advisory" } as const;
const projects = ["5f00000000000000000000aa"];

const entries: readonly [ExpectationEntry, Expectation][] = [
  [{ maxAge: { days: 14 } }, maxAge({ days: 14 })],
  [{ maxAge: { days: 14, ...advisory } }, maxAge({ days: 14, ...advisory })],
  [{ expiresWithin: { days: 3 } }, expiresWithin({ days: 3 })],
  [{ allowedDomains: { domains: ["acme.com"], ...advisory } }, allowedDomains(["acme.com"], advisory)],
  [{ forbiddenRoles: { roles: ["GROUP_OWNER"], projects } }, forbiddenRoles(["GROUP_OWNER"], { projects })],
  [{ allowedInviters: { inviters: ["bob@acme.com"] } }, allowedInviters(["bob@acme.com"])],
  [{ maxCount: { most: 0 } }, maxCount(0)],
  [{ onlyExpected: { usernames: [], allowMissing: true } }, onlyExpected([], { allowMissing: true })],
  [{ noneExpired: {} }, noneExpired()],
  [{ noneRejected: { ...advisory } }, noneRejected(advisory)],
];

describe("expectationsFrom", () => {
  for (const [entry, made] of entries) {
    it(`makes ${JSON.stringify(entry)} the expectation that its function makes`, () => {
      const [expectation] = expectationsFrom([entry]);
      expect(JSON.stringify(expectation)).to.equal(JSON.stringify(made));
      expect(expectation && isBuiltIn(expectation)).to.equal(true);
    });
  }

  it("knows every expectation of this package", () => {
    const ids = expectationsFrom(entries.map(([entry]) => entry)).map(({ id }) => id);
    expect([...new Set(ids), "baseline"]).to.have.members(builtInIds);
  });

  it("says the place of what is wrong, without a stack", () => {
    const list = JSON.parse('[{ "maxAge": { "days": 14 } }, { "maxCount": { "most": -1 } }]');
    expect(() => expectationsFrom(list))
      .to.throw("expectations[1].maxCount.most must be a whole number from 0. Received: -1")
      .with.property("stack", "");
  });

  it("refuses what is no list", () => {
    expect(() => expectationsFrom(JSON.parse('{ "maxAge": { "days": 14 } }'))).to.throw(
      'expectations must be a list of expectations. Received: {"maxAge":{"days":14}}',
    );
  });
});
