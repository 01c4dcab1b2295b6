import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");
const page = readFileSync(path.join(root, "docs/languages.md"), "utf8");

/** Fails unless docs/languages.md has these lines as a block, or in one. */
export function expectOnLanguagesPage(lines: readonly string[]): void {
  const block = lines.map((line) => (line === "" ? "" : `    ${line}`)).join("\n");
  expect(page).to.contain(`\n${block}\n`);
}

/** Fails unless docs/languages.md has this file of an example as a block. */
export function expectFileOnLanguagesPage(file: string): void {
  expectOnLanguagesPage(
    readFileSync(path.join(root, "examples", file), "utf8")
      .trimEnd()
      .split("\n"),
  );
}
