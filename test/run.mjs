import { globSync } from "node:fs";
import { keepRunnable } from "./runner/needed-programs.mjs";
import { runSpecs } from "./runner/run-specs.mjs";

/**
 * Runs tests: `node test/run.mjs` all of them, `node test/run.mjs unit`, `package` or `engine` a part, `node test/run.mjs
 * FILE…` some files. The last line says how many passed and failed.
 */
const parts = {
  // The longest of these folders wait for time limits and retries, and leave a core to others.
  unit: () => ({
    files: specsOf("test/**/*.test.ts").filter((file) => !/^test\/(engine|package)\//.test(file)),
    jobs: 4,
  }),
  // Compilers of several years, and what judges a tarball: the first file that needs these tools installs them.
  package: () => ({ files: specsOf("test/package/**/*.test.ts"), jobs: 1 }),
  // A preview is several processes that wait for one another, so two cores can take two files at a time.
  engine: () => ({ files: specsOf("test/engine/**/*.test.ts"), jobs: 2 }),
};

const given = process.argv.slice(2);
const names = given.length === 0 ? Object.keys(parts) : given.filter((name) => name in parts);
const files = given.filter((name) => !(name in parts));
const chosen = [...names.map((name) => parts[name]()), { files, jobs: 1 }].map(({ files: all, jobs }) => ({
  ...keepRunnable(all, process.env),
  jobs,
}));

const { passed, failed } = await runSpecs(chosen, console.log);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
for (const sentence of chosen.flatMap(({ leftOut }) => leftOut)) console.log(sentence);
console.log(`\n${passed} passed, ${failed} failed`);

function specsOf(pattern) {
  return globSync(pattern)
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}
