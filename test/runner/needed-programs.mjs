import { accessSync, constants } from "node:fs";
import path from "node:path";

/** What a spec file needs on PATH besides Node, npm and the engine: one program of its list. */
const neededPrograms = {
  "test/docs/workflows.test.ts": ["go"],
  "test/engine/go.test.ts": ["go"],
  "test/engine/python.test.ts": ["python3"],
  "test/report/browser.test.ts": ["chromium", "chromium-browser", "google-chrome"],
};

/**
 * Keeps the spec files that can run on this machine, and says which can't, and why. In CI all are kept: there, a file whose
 * program is not there fails.
 *
 * @param {readonly string[]} files relative to the root
 * @param {NodeJS.ProcessEnv} env `PATH` and `CI`
 * @returns {{ files: readonly string[], leftOut: string[] }} `leftOut` has a sentence for each file
 */
export function keepRunnable(files, env) {
  if (env.CI) return { files, leftOut: [] };
  const missing = (file) => file in neededPrograms && !neededPrograms[file].some((name) => isOnPath(name, env));
  return {
    files: files.filter((file) => !missing(file)),
    leftOut: files.filter(missing).map((file) => `left out: ${file} needs ${neededPrograms[file].join(" or ")}`),
  };
}

function isOnPath(name, { PATH = "" }) {
  return PATH.split(path.delimiter)
    .filter(Boolean)
    .some((directory) => isExecutable(path.join(directory, name)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
