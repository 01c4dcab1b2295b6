import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(folder, "../..");
const mocha = path.join(path.dirname(createRequire(import.meta.url).resolve("mocha/package.json")), "bin/mocha.js");

/** A process that takes longer hangs: none needs a quarter of this on two busy cores. */
const timeLimitSeconds = 15 * 60;

/**
 * Runs the tests of spec files, one file after the other, in a process of their own. A test that is pending, or the only one,
 * fails; so does a file without tests. When the process ends in another way than by its tests, each file fails whose tests
 * were not through.
 *
 * @param {readonly string[]} files relative to the root
 * @param {number} limitSeconds after which the process is stopped
 * @returns {Promise<{ results: { file: string, passed: number, failed: number, seconds: number,
 *   slowTests: { title: string, seconds: number }[], failures: string }[], output: string }>} a result for each file, and what
 *   the process printed
 */
export async function runSpecFiles(files, limitSeconds = timeLimitSeconds) {
  const scratch = await mkdtemp(path.join(tmpdir(), "spec-"));
  try {
    const report = path.join(scratch, "report.json");
    const { ending, output } = await runMocha(files, report, limitSeconds);
    const told = JSON.parse(await readFile(report, "utf8").catch(() => '{ "results": [] }'));
    return { results: files.map((file) => resultOf(file, told, ending)), output };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function resultOf(file, { running, results }, ending) {
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const isThrough = !running && ending === `exit code ${Math.min(failed, 255)}`;
  const result = results.find((one) => one.file === path.resolve(root, file));
  if (!result) {
    const where = running ? `, in ${path.relative(root, running)}` : "";
    const reason = isThrough ? "It has no test." : `Its tests were cut short: the process ended by ${ending}${where}.`;
    return { file, passed: 0, failed: 1, seconds: 0, slowTests: [], failures: reason };
  }
  if (isThrough || running || result.failed > 0) return { ...result, file };
  return { ...result, file, failed: 1, failures: `The tests passed, and the process ended by ${ending}.` };
}

function runMocha(files, report, limitSeconds) {
  const reporter = ["--reporter", path.join(folder, "spec-reporter.cjs"), "--reporter-option", `report=${report}`];
  const strict = ["--forbid-only", "--forbid-pending", "--exit", "--no-color"];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mocha, ...reporter, ...strict, ...files], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitSeconds * 1000,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", reject);
    // Not "close": a process that a test left behind may hold the streams open.
    child.once("exit", (code, signal) => setImmediate(resolve, { ending: signal ?? `exit code ${code}`, output }));
  });
}
