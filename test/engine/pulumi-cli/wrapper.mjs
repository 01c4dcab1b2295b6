import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { runDownload } from "./download.mjs";
import { findEngine, foldersOnPath } from "./engine.mjs";
import { isOfPackages } from "./installed.mjs";

/**
 * Finds the engine that the npm package `pulumi`, or the Automation API, has downloaded before, in the version of the package.
 *
 * @returns {Promise<string | undefined>} the folder that holds `pulumi`
 */
export async function downloadedPulumi({ env, log, wrapper }) {
  const bin = path.join(versionsFolder(env), (await readPackage(wrapper)).version, "bin");
  const engine = await findEngine([bin]);
  if (!engine?.problem) return engine && bin;
  log(`Not using ${engine.pulumi}: ${engine.problem}.`);
  return undefined;
}

/**
 * Lets the npm package `pulumi` download its engine. The package takes whatever `pulumi` lies in its folder for a complete
 * download, so it works in a folder of its own here, which takes its place only when all is there.
 *
 * @returns {Promise<string>} the folder that holds `pulumi`
 * @throws {Error} with a sentence that ends without a full stop, so that the caller can say what comes next
 */
export async function downloadPulumi({ env, log, wrapper, limits }) {
  const { version, run } = await readPackage(wrapper);
  const what = `the Pulumi CLI ${version}`;
  log(`Downloading ${what} with its language hosts, once.`);
  const started = Date.now();
  const target = path.join(versionsFolder(env), version);
  let unfinished;
  try {
    await mkdir(versionsFolder(env), { recursive: true });
    unfinished = await mkdtemp(path.join(versionsFolder(env), `.${version}-`));
    await runWrapper({ run, version, env, log, limits, what, folder: unfinished });
    const downloaded = path.join(unfinished, "versions", version);
    const engine = await findEngine([path.join(downloaded, "bin")]);
    if (!engine) throw new Error("it comes without pulumi");
    if (engine.problem) throw new Error(engine.problem);
    await rm(target, { recursive: true, force: true });
    await rename(downloaded, target);
  } catch (error) {
    throw new Error(`Downloading ${what} failed: ${error.message}`, { cause: error });
  } finally {
    if (unfinished) await rm(unfinished, { recursive: true, force: true });
  }
  log(`Downloaded ${what} to ${target} (${Math.round((Date.now() - started) / 1000)} s).`);
  return path.join(target, "bin");
}

async function runWrapper({ run, version, env, log, limits, what, folder }) {
  const temporary = path.join(folder, "temporary");
  await mkdir(temporary);
  await runDownload([run, "version"], {
    env: {
      ...env,
      // Pulumi's install script may ask the `pulumi` on PATH for its version, which must not be this package again.
      PATH: foldersOnPath(env)
        .filter((each) => !isOfPackages(each))
        .join(path.delimiter),
      PULUMI_HOME: folder,
      PULUMI_VERSION: version,
      PULUMI_SKIP_UPDATE_CHECK: "1",
      TMPDIR: temporary,
      // The package asks for the script itself, and curl, which does the rest, uses a proxy without being told.
      NODE_USE_ENV_PROXY: "1",
    },
    folder,
    limits,
    onSignOfLife: (progress) => log(`  still downloading ${what} (${progress})`),
  });
}

/** Where the package looks, and the Automation API, too. */
function versionsFolder(env) {
  return path.join(env.PULUMI_HOME || path.join(homedir(), ".pulumi"), "versions");
}

async function readPackage(wrapper) {
  const { version, bin } = JSON.parse(await readFile(path.join(wrapper, "package.json"), "utf8"));
  return { version, run: path.join(wrapper, bin.pulumi) };
}
