import path from "node:path";
import { findEngine, foldersOnPath } from "./engine.mjs";

/**
 * Finds the engine on PATH, and says why it passes one over.
 *
 * @returns {Promise<string | undefined>} the folder that holds `pulumi`
 */
export async function installedPulumi({ env, log }) {
  const engine = await findEngine(foldersOnPath(env).filter((folder) => !isOfPackages(folder)));
  if (!engine?.problem) return engine && path.dirname(engine.pulumi);
  log(`Not using ${engine.pulumi}: ${engine.problem}.`);
  return undefined;
}

/** npm puts this folder first on PATH. Its `pulumi` is the wrapper, which would download before it told its version. */
export function isOfPackages(folder) {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);
}
