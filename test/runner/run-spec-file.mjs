import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(folder, "../..");
const mocha = path.join(path.dirname(createRequire(import.meta.url).resolve("mocha/package.json")), "bin/mocha.js");

/** A file that takes longer hangs: no file needs a quarter of this on two busy cores. */
const timeLimitMinutes = 15;

/**
 * Runs the tests of one spec file in a process of its own. A test that is pending, or the only one, fails; so does a file
 * without tests, and one whose process ends in another way than by its tests.
 *
 * @param {string} file relative to the root
 * @returns {Promise<{ file: string, passed: number, failed: number, seconds: number,
 *   slowTests: { title: string, seconds: number }[], output: string }>} `output` is what the process printed
 */
export async function runSpecFile(file) {
  const started = Date.now();
  const scratch = await mkdtemp(path.join(tmpdir(), "spec-"));
  try {
    const results = path.join(scratch, "results.json");
    const { ending, output } = await runMocha(file, results);
    const { passed, failed, slowTests } = JSON.parse(
      await readFile(results, "utf8").catch(() => '{ "passed": 0, "failed": 0, "slowTests": [] }'),
    );
    const seconds = (Date.now() - started) / 1000;
    if (ending === "exit code 0" && passed > 0) return { file, passed, failed, seconds, slowTests, output };
    const reason =
      failed > 0 ? "" : `${passed === 0 ? "No test passed" : "The tests passed"}, and it ended by ${ending}.`;
    return { file, passed, failed: Math.max(failed, 1), seconds, slowTests, output: `${output}${reason}\n` };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function runMocha(file, results) {
  const reporter = ["--reporter", path.join(folder, "spec-reporter.cjs"), "--reporter-option", `output=${results}`];
  const strict = ["--forbid-only", "--forbid-pending", "--fail-zero", "--exit", "--no-color"];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mocha, ...reporter, ...strict, file], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeLimitMinutes * 60_000,
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
