import pLimit from "p-limit";
import { groupFiles } from "./group-files.mjs";
import { runSpecFiles } from "./run-spec-files.mjs";

/**
 * Runs spec files, and those that failed once more, alone, when all others are through. A file that passes then is unsteady:
 * that is said loudly, and does not fail the run.
 *
 * @param {readonly { files: readonly string[], jobs: number }[]} parts one after the other, each with so many processes at a
 *   time
 * @param {(text: string) => void} log is told what happens as it happens
 * @returns {Promise<{ passed: number, failed: number }>} how many tests
 */
export async function runSpecs(parts, log) {
  const results = [];
  for (const { files, jobs } of parts) {
    const limit = pLimit(jobs);
    const groups = groupFiles(files).map((group) => limit(runGroup, group, log));
    results.push(...(await Promise.all(groups)).flat());
  }
  log(describeSlowest(results));
  const counted = [];
  for (const first of results) counted.push(first.failed === 0 ? first : await repeat(first, log));
  return {
    passed: counted.reduce((sum, { passed }) => sum + passed, 0),
    failed: counted.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function runGroup(files, log) {
  const { results, output } = await runSpecFiles(files);
  log(results.map(describeResult).join("\n"));
  if (output !== "" && results.some(({ failed }) => failed > 0)) log(`What the process printed:\n${output}`);
  return results;
}

async function repeat(first, log) {
  log(`\nOnce more, alone: ${first.file}`);
  const [second] = await runGroup([first.file], log);
  if (second.failed > 0) log(`failed twice: ${first.file}`);
  else log(`unsteady: ${first.file}\nIt failed at first, and passed alone. What failed at first:\n${first.failures}`);
  return second;
}

function describeResult({ file, passed, failed, seconds, slowTests, failures }) {
  const count = failed > 0 ? `${failed} FAILED, ${passed} passed` : `${passed} passed`;
  const slow = slowTests.map((test) => `\n${describeSeconds(test.seconds)}    slow: ${test.title}`).join("");
  return `${describeSeconds(seconds)}  ${file}: ${count}${slow}${failed > 0 ? `\n${failures}` : ""}`;
}

function describeSlowest(results) {
  const slowest = [...results].sort((one, other) => other.seconds - one.seconds).slice(0, 5);
  return `\nThe slowest files:\n${slowest.map(({ file, seconds }) => `${describeSeconds(seconds)}  ${file}`).join("\n")}`;
}

function describeSeconds(seconds) {
  return `${seconds.toFixed(1).padStart(6)} s`;
}
