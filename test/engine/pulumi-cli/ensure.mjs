import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildPulumi, builtPulumi } from "./build.mjs";
import { findProgram, foldersOnPath, wantedEngine } from "./engine.mjs";
import { installedPulumi } from "./installed.mjs";
import { downloadedPulumi, downloadPulumi } from "./wrapper.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** In milliseconds. The whole may take long where the network is slow, but not without anything arriving. */
const defaultLimits = { silence: 15_000, total: 15 * 60_000 };

/**
 * Finds the Pulumi engine that tests and the demo run: the one on PATH, else the one that the npm package `pulumi` downloads,
 * else one that Go builds. What was downloaded or built before is used without asking the network.
 *
 * An engine on PATH, or a downloaded one, is used when it has its language hosts and knows `pulumi.Stash`. What Go builds is
 * kept in `.pulumi-cli/` at the root, where `npm ci` leaves it alone, with the stand-in language hosts for Node, Python and Go.
 *
 * @param {object} options
 * @param {(line: string) => void} options.log is told what takes long, and why an engine is passed over
 * @param {NodeJS.ProcessEnv} [options.env] `PATH`, and `PULUMI_HOME`, where engines are downloaded to
 * @param {string} [options.folder] where Go's are kept
 * @param {string} [options.wrapper] the folder of the npm package
 * @param {{ silence: number, total: number }} [options.limits] of a download, in milliseconds
 * @returns {Promise<string>} the folder that holds `pulumi`, to be put first on PATH
 * @throws {Error} where there is no engine, none can be downloaded, and Go is missing or fails
 */
export async function ensurePulumi({
  log,
  env = process.env,
  folder = path.join(root, ".pulumi-cli"),
  wrapper = path.join(root, "node_modules/pulumi"),
  limits = defaultLimits,
}) {
  const found =
    (await installedPulumi({ env, log })) ??
    (await downloadedPulumi({ env, log, wrapper })) ??
    (await builtPulumi({ folder }));
  if (found) return found;
  try {
    return await downloadPulumi({ env, log, wrapper, limits });
  } catch (error) {
    if (!(await findProgram("go", foldersOnPath(env)))) {
      throw new Error(
        `${error.message}; to run the tests and the demo, install ${wantedEngine} (https://www.pulumi.com/docs/install/), or Go 1.25 or newer, which then builds it here.`,
        { cause: error },
      );
    }
    log(`${error.message}; building it with Go instead.`);
  }
  return buildPulumi({ folder, env, log });
}
