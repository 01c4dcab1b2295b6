import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { maxAge } from "../../provider/expectations/max-age";
import { evaluate } from "../../provider/verdict/evaluate";
import { readWaiverFile } from "../../provider/waivers/waiver-file";
import { invitation, now } from "../invitation";

const yaml = `# Accepted by the security team.
- username: ann@acme.com
  expectation: max-age
  reason: on leave
  owner: bob@acme.com
  expires: 2026-11-01

- username: bea@acme.com
  expectation: maxage
  reason: on leave
  owner: bob@acme.com
  expires: 2026-12-31
`;

describe("waivers from a file", () => {
  let folder: string;
  let name: string;

  before(async () => {
    folder = await mkdtemp("waivers-");
    name = `${folder}/acme.yaml`;
    await writeFile(name, yaml);
  });

  after(() => rm(folder, { recursive: true }));

  for (const how of ["relative", "absolute"] as const) {
    it(`are named with their line when they have expired, read by ${how} path`, () => {
      const [expired] = readWaiverFile(how === "absolute" ? path.resolve(name) : name, now);
      const stale = invitation({ createdAt: "2026-10-01T12:00:00Z" });
      const waivers = expired ? [expired] : [];
      const { violations } = evaluate([stale], [maxAge({ days: 14 })], { now, waivers });
      expect(violations.map(({ expiredWaiver }) => expiredWaiver?.source)).to.deep.equal([
        { file: name, line: 2 },
        { file: name, line: 2 },
      ]);
    });
  }

  it("are named with their line when there is no such expectation", () => {
    const waivers = readWaiverFile(name, now);
    expect(() => evaluate([], [maxAge({ days: 14 })], { now, waivers })).to.throw(
      TypeError,
      `${name}:8: waivers[1].expectation names maxage, and there is no such expectation. Did you mean max-age?`,
    );
  });
});
