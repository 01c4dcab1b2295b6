import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");

const passing = 'it("passes", () => {});';
const failing = 'it("is wrong", () => { throw new Error("no"); });';

describe("the test runner", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "runner-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (name: string) => path.join(folder, `${name}.test.cjs`);

  function write(specs: Readonly<Record<string, string>>): readonly string[] {
    return Object.entries(specs).map(([name, text]) => {
      mkdirSync(path.dirname(fileOf(name)), { recursive: true });
      writeFileSync(fileOf(name), text);
      return fileOf(name);
    });
  }

  function run(args: readonly string[], env = process.env): { exitCode: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
    return { exitCode: status, output: `${stdout}${stderr}` };
  }

  const runSpecs = (specs: Readonly<Record<string, string>>) => run(["test/run.mjs", ...write(specs)]);

  it("passes when every test does, with a line per file in the order of the files, and the numbers last", () => {
    const { exitCode, output } = runSpecs({ second: passing + passing, first: passing });
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(
      /^ +\d+\.\d s {2}\S+second\.test\.cjs: 2 passed\n +\d+\.\d s {2}\S+first\.test\.cjs: 1 passed$/m,
    );
    expect(output).to.match(/\n3 passed, 0 failed\n$/);
  });

  it("lets the files of a folder share a process, and no others", () => {
    const names = ["a/one", "b/alone", "a/other"];
    const keepProcess = 'require("node:fs").writeFileSync(__filename + ".pid", String(process.pid));';
    runSpecs(Object.fromEntries(names.map((name) => [name, `${keepProcess} ${passing}`])));
    const [one, alone, other] = names.map((name) => readFileSync(`${fileOf(name)}.pid`, "utf8"));
    expect(one).to.equal(other).and.to.not.equal(alone);
  });

  it("fails when a file fails twice, the second time alone", () => {
    const { exitCode, output } = runSpecs({ wrong: passing + failing, right: passing, wronger: failing + failing });
    expect(exitCode).to.equal(1);
    expect(output).to.match(/wrong\.test\.cjs: 1 FAILED, 1 passed$/m);
    expect(output).to.match(/wronger\.test\.cjs: 2 FAILED, 0 passed$/m);
    expect(output).to.contain("1) is wrong:\n     Error: no");
    for (const name of ["wrong", "wronger"]) expect(output).to.contain(`failed twice: ${fileOf(name)}`);
    expect(output).to.match(/\n2 passed, 3 failed\n$/);
  });

  it("reports a file that passes when it runs again alone, and passes", () => {
    const { exitCode, output } = runSpecs({
      hasty: `
        const { existsSync, writeFileSync } = require("node:fs");
        it("fails at first", () => {
          if (existsSync(__filename + ".ran")) return;
          writeFileSync(__filename + ".ran", "");
          throw new Error("too early");
        });`,
      leaking: 'it("leaks", () => { globalThis.leaked = true; });',
      suffering: 'it("suffers", () => { if (globalThis.leaked) throw new Error("leaked"); });',
    });
    expect(exitCode, output).to.equal(0);
    const [, hasty, suffering] = output.split(/^unsteady: .+(?:hasty|suffering)\.test\.cjs\n/m);
    expect(hasty).to.contain("1) fails at first:\n     Error: too early").and.not.contain("Error: leaked");
    expect(suffering).to.contain("1) suffers:\n     Error: leaked");
    expect(output).to.not.contain(`unsteady: ${fileOf("leaking")}`);
    expect(output).to.match(/\n3 passed, 0 failed\n$/);
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
      const args = ["test/run.mjs", ...write({ passing }), "test/report/browser.test.ts"];
      const ended = run(args, { CI, PATH: folder });
      expect(ended.exitCode).to.equal(exitCode);
      expect(ended.output).to.contain(told).and.contain("passing.test.cjs: 1 passed");
    });
  }

  /** What a process of spec files comes to: for each file how many tests failed and why, and what it printed. */
  function runProcess(
    specs: Readonly<Record<string, string>>,
    limitSeconds = 60,
  ): { readonly results: readonly { failed: number; failures: string }[]; readonly output: string } {
    const script = `
      import { runSpecFiles } from "./test/runner/run-spec-files.mjs";
      console.log(JSON.stringify(await runSpecFiles(${JSON.stringify(write(specs))}, ${limitSeconds})));`;
    return JSON.parse(run(["--input-type=module", "--eval", script]).output);
  }

  it("fails each file that does not test what it says", () => {
    const { results } = runProcess({
      passing,
      skipping: `${passing} it.skip("waits");`,
      empty: "",
      unready: `describe("a suite", () => { before(() => { throw new Error("unready"); }); ${passing} });`,
    });
    expect(results.map(({ failed }) => failed)).to.deep.equal([0, 1, 1, 1]);
    for (const [index, reason] of ["", "Pending test forbidden", "It has no test.", "unready"].entries()) {
      expect(results[index]?.failures).to.contain(reason);
    }
  });

  for (const [what, text, reason] of [
    ["a test is the only one", `${passing} it.only("is alone", () => {});`, "`.only` forbidden"],
    ["a suite is skipped", 'describe.skip("a suite", () => it("waits", () => {}));', "Pending test forbidden"],
    ["a file cannot be loaded", 'require("./nowhere");', "Cannot find module './nowhere'"],
  ] as const) {
    it(`fails each file of a process when ${what}`, () => {
      const { results, output } = runProcess({ passing, wrong: text });
      expect(results.map(({ failed }) => failed)).to.deep.equal([1, 1]);
      expect(output).to.contain(reason);
    });
  }

  for (const [what, text, ending] of [
    ["a process ends by itself", "process.exit(0);", "exit code 0"],
    ["it hangs", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);", "SIGKILL"],
  ] as const) {
    it(`fails each file whose tests are not through when ${what}, and names the one that ran`, () => {
      const cut = `${passing} it("is last", () => { ${text} });`;
      const { results } = runProcess({ first: passing, cut, later: passing }, 8);
      const reason = `Its tests were cut short: the process ended by ${ending}, in ${path.relative(root, fileOf("cut"))}.`;
      expect(results.map(({ failed }) => failed)).to.deep.equal([0, 1, 1]);
      for (const { failures } of results.slice(1)) expect(failures).to.equal(reason);
    });
  }

  it("fails each file of a process that ends otherwise than its tests", () => {
    const crashing = `${passing} process.on("exit", () => { process.exitCode = 3; });`;
    for (const { failed, failures } of runProcess({ passing, crashing }).results) {
      expect(failed).to.equal(1);
      expect(failures).to.equal("The tests passed, and the process ended by exit code 3.");
    }
  });
});
