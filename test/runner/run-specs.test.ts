import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");

describe("the test runner", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "runner-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function runSpecs(specs: Readonly<Record<string, string>>): { exitCode: number | null; output: string } {
    const files = Object.entries(specs).map(([name, text]) => {
      const file = path.join(folder, `${name}.test.cjs`);
      writeFileSync(file, text);
      return file;
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, ["test/run.mjs", ...files], {
      cwd: root,
      encoding: "utf8",
    });
    return { exitCode: status, output: `${stdout}${stderr}` };
  }

  const passing = 'it("passes", () => {});';
  const failingOnce = `
    const { existsSync, writeFileSync } = require("node:fs");
    it("fails at first", () => {
      if (existsSync(__filename + ".ran")) return;
      writeFileSync(__filename + ".ran", "");
      throw new Error("too early");
    });`;

  it("passes when every test does, with a line per file and the numbers last", () => {
    const { exitCode, output } = runSpecs({ first: passing, second: passing + passing });
    expect(exitCode).to.equal(0);
    expect(output).to.match(/^ +\d+\.\d s {2}\S+first\.test\.cjs: 1 passed$/m);
    expect(output).to.match(/\n3 passed, 0 failed\n$/);
  });

  it("fails when a file fails twice", () => {
    const { exitCode, output } = runSpecs({ wrong: `${passing} it("is wrong", () => { throw new Error("no"); });` });
    expect(exitCode).to.equal(1);
    expect(output).to.match(/wrong\.test\.cjs: 1 FAILED, 1 passed$/m);
    expect(output).to.contain("1) is wrong:\n     Error: no");
    expect(output).to.contain(`failed twice: ${path.join(folder, "wrong.test.cjs")}`);
    expect(output).to.match(/\n1 passed, 1 failed\n$/);
  });

  it("reports a file that passes when it runs again, and passes", () => {
    const { exitCode, output } = runSpecs({ hasty: failingOnce, passing });
    expect(exitCode).to.equal(0);
    const [, told] = output.split(`unsteady: ${path.join(folder, "hasty.test.cjs")}\n`);
    expect(told).to.contain("1) fails at first:\n     Error: too early");
    expect(output).to.match(/\n2 passed, 0 failed\n$/);
  });

  for (const [where, CI, exitCode, told] of [
    [
      "says what it leaves out where a program is missing",
      "",
      0,
      "left out: test/report/browser.test.ts needs chromium or",
    ],
    ["leaves nothing out in CI", "true", 1, "failed twice: test/report/browser.test.ts"],
  ] as const) {
    it(where, () => {
      const passed = path.join(folder, "passing.test.cjs");
      writeFileSync(passed, passing);
      const run = spawnSync(process.execPath, ["test/run.mjs", passed, "test/report/browser.test.ts"], {
        cwd: root,
        encoding: "utf8",
        env: { CI, PATH: folder },
      });
      expect(run.status).to.equal(exitCode);
      expect(run.stdout).to.contain(told).and.contain("passing.test.cjs: 1 passed");
    });
  }

  for (const [what, text, reason] of [
    ["a test that is pending", `${passing} it.skip("waits");`, "Pending test forbidden"],
    ["a test that is the only one", `${passing} it.only("is alone", () => {});`, "`.only` forbidden"],
    ["a file without tests", "", "No test passed"],
    ["a file that cannot be loaded", 'require("./nowhere");', "Cannot find module './nowhere'"],
    [
      "a process that ends in the middle",
      'it("ends", () => process.exit(0));',
      "No test passed, and it ended by exit code 0.",
    ],
  ] as const) {
    it(`fails because of ${what}`, () => {
      const { exitCode, output } = runSpecs({ spec: text });
      expect(exitCode, output).to.equal(1);
      expect(output).to.contain(reason);
      expect(output).to.match(/\n\d passed, 1 failed\n$/);
    });
  }
});
