import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

describe("the folder examples", () => {
  it("holds no program that no test runs", () => {
    const programs = readdirSync(path.join(__dirname, "../../examples"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(programs).to.have.members([
      "adoption",
      "baseline",
      "ci",
      "command-line",
      "data-source",
      "document",
      "drift-as-a-trigger",
      "go",
      "python",
      "several-organizations",
      "stale-invitations",
      "yaml",
    ]);
  });
});
