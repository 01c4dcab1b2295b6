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
 * Keeps the spec files that can run on this machine, and says which can't, and why. In CI nothing is left out: there, a
 * missing program is an error.
 *
 * @param {readonly string[]} files relative to the root
 * @param {NodeJS.ProcessEnv} env `PATH` and `CI`
 * @returns {{ files: string[], leftOut: string[] }} `leftOut` has a sentence for each file
 * @throws {Error} in CI, for a program that is not there
 */
export function keepRunnable(files, env) {
  const missing = (file) => file in neededPrograms && !neededPrograms[file].some((name) => isOnPath(name, env));
  const leftOut = files.filter(missing).map((file) => `left out: ${file} needs ${neededPrograms[file].join(" or ")}`);
  if (env.CI && leftOut.length > 0) throw new Error(`Nothing may be left out in CI.\n${leftOut.join("\n")}`);
  return { files: files.filter((file) => !missing(file)), leftOut };
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
