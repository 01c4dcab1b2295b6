import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import type { Invitation } from "../../provider/atlas/invitation";
import { expectationsFrom } from "../../provider/document/expectation-entries";
import { builtInIds } from "../../provider/expectations/built-in";
import { invitation, now } from "../invitation";

const text = readFileSync(path.resolve(__dirname, "../../docs/expectations.md"), "utf8");

/** The section below a heading of the second level. */
function sectionOf(heading: string): string {
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  return section.split("\n## ")[0] ?? "";
}

/** An invitation with something wrong, by the id of the expectation that finds it. */
const wrong: Readonly<Record<string, Partial<Invitation>>> = {
  "max-age": { createdAt: "2026-10-25T12:00:00Z" },
  "expires-within": { expiresAt: "2026-11-25T12:00:00Z" },
  "allowed-domains": { username: "ann@evil.example" },
  "forbidden-roles": { roles: ["ORG_OWNER"] },
  "none-expired": { status: "INVITATION_EXPIRED" },
  "none-rejected": { status: "INVITATION_REJECTED", expiresAt: null },
};

describe("the page of expectations", () => {
  for (const id of [...builtInIds, "waivers"]) {
    it(`has a section ${id}, with what it checks, why, and what its violation says`, () => {
      expect(sectionOf(id))
        .to.match(/^\nChecks whether .*\.\n/)
        .and.to.contain("**Why.**")
        .and.to.contain("message is `");
    });
  }

  for (const id of builtInIds.filter((one) => one !== "baseline")) {
    it(`shows ${id} as a document has it, and its message`, () => {
      const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(sectionOf(id)) ?? [];
      const expectations = expectationsFrom(parse(yaml));
      expect(expectations.map((one) => one.id)).to.include(id);
      const [first] = expectations;
      const all = [
        invitation(wrong[id]),
        invitation({ username: "bea@acme.com" }),
        invitation({ username: "cy@acme.com" }),
      ];
      const messages = first?.check(wrong[id] ? all.slice(0, 1) : all, { now }).map(({ message }) => message);
      expect(sectionOf(id)).to.contain(`\`${messages?.[0]}\``);
    });
  }
});
