import pLimit from "p-limit";
import { runSpecFile } from "./run-spec-file.mjs";

/**
 * Runs spec files, and those that failed once more, alone, when all others are through. A file that passes then is unsteady:
 * that is said loudly, and does not fail the run.
 *
 * @param {readonly { files: readonly string[], jobs: number }[]} parts one after the other, each with so many files at a time
 * @param {(text: string) => void} log is told what happens as it happens
 * @returns {Promise<{ passed: number, failed: number }>} how many tests
 */
export async function runSpecs(parts, log) {
  const results = [];
  for (const { files, jobs } of parts) {
    const limit = pLimit(jobs);
    const run = async (file) => {
      const result = await runSpecFile(file);
      results.push(result);
      log(describeResult(result));
    };
    await Promise.all(files.map((file) => limit(run, file)));
  }
  log(describeSlowest(results));
  const counted = [];
  for (const first of results) counted.push(first.failed === 0 ? first : await repeat(first, log));
  return {
    passed: counted.reduce((sum, { passed }) => sum + passed, 0),
    failed: counted.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function repeat(first, log) {
  log(`\nOnce more, alone: ${first.file}`);
  const second = await runSpecFile(first.file);
  log(describeResult(second));
  if (second.failed > 0) log(`failed twice: ${first.file}`);
  else log(`unsteady: ${first.file}\nIt failed at first, and passed alone. What failed at first:\n${first.output}`);
  return second;
}

function describeResult({ file, passed, failed, seconds, slowTests, output }) {
  const count = failed > 0 ? `${failed} FAILED, ${passed} passed` : `${passed} passed`;
  const slow = slowTests.map((test) => `\n${describeSeconds(test.seconds)}    slow: ${test.title}`).join("");
  return `${describeSeconds(seconds)}  ${file}: ${count}${slow}${failed > 0 ? `\n${output}` : ""}`;
}

function describeSlowest(results) {
  const slowest = [...results].sort((one, other) => other.seconds - one.seconds).slice(0, 5);
  return `\nThe slowest files:\n${slowest.map(({ file, seconds }) => `${describeSeconds(seconds)}  ${file}`).join("\n")}`;
}

function describeSeconds(seconds) {
  return `${seconds.toFixed(1).padStart(6)} s`;
}
