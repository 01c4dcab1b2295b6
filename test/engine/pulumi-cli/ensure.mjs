import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildPulumi, builtPulumi } from "./build.mjs";
import { findProgram, foldersOnPath, wantedEngine } from "./engine.mjs";
import { installedPulumi } from "./installed.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Finds the Pulumi engine that tests and the demo run, and builds one with Go where there is none.
 *
 * An engine on PATH is used when it has its language hosts and knows `pulumi.Stash`. What Go builds is kept in `.pulumi-cli/`
 * at the root, where `npm ci` leaves it alone, with the stand-in language hosts for Node, Python and Go.
 *
 * @param {object} options
 * @param {(line: string) => void} options.log is told what takes long, and why an engine is passed over
 * @param {NodeJS.ProcessEnv} [options.env] `PATH`, and what Go needs
 * @param {string} [options.folder] where Go's are kept
 * @returns {Promise<string>} the folder that holds `pulumi`, to be put first on PATH
 * @throws {Error} where there is neither an engine nor Go, or when the build fails
 */
export async function ensurePulumi({ log, env = process.env, folder = path.join(root, ".pulumi-cli") }) {
  const found = (await installedPulumi({ env, log })) ?? (await builtPulumi({ folder }));
  if (found) return found;
  if (!(await findProgram("go", foldersOnPath(env)))) {
    throw new Error(
      `The tests run the real Pulumi engine: install ${wantedEngine} (https://www.pulumi.com/docs/install/), or Go 1.25 or newer to build it here.`,
    );
  }
  return buildPulumi({ folder, env, log });
}
