import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** The first version whose engine knows `pulumi.Stash`. */
const oldestMinor = 208;

export const wantedEngine = `Pulumi 3.${oldestMinor} or newer`;

const languageHosts = ["nodejs", "yaml", "python", "go"].map((language) => `pulumi-language-${language}`);

/**
 * Finds the first `pulumi` in some folders, and what keeps the tests from using it.
 *
 * @param {readonly string[]} folders where its language hosts have to be, too
 * @returns {Promise<{ pulumi: string, problem?: string } | undefined>} `problem` is the rest of a sentence about it
 */
export async function findEngine(folders) {
  const pulumi = await findProgram("pulumi", folders);
  if (!pulumi) return undefined;
  const hosts = await Promise.all(languageHosts.map((host) => findProgram(host, folders)));
  const missing = languageHosts.filter((_, index) => !hosts[index]);
  if (missing.length > 0) return { pulumi, problem: `it comes without ${missing.join(", ")}` };
  const version = await versionOf(pulumi);
  const [major = 0, minor = 0] = version?.split(".").map(Number) ?? [];
  if (major > 3 || (major === 3 && minor >= oldestMinor)) return { pulumi };
  return { pulumi, problem: `its version is ${version ?? "unknown"}, and the tests need ${wantedEngine}` };
}

export async function findProgram(name, folders) {
  for (const folder of folders) {
    const file = path.join(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

export function foldersOnPath({ PATH = "" }) {
  return PATH.split(path.delimiter).filter(Boolean);
}

export function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Resolves to `3.259.0` and the like; to undefined where the file is missing or doesn't run on this machine. */
export async function versionOf(pulumi) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  const { stdout } = await promisify(execFile)(pulumi, ["version"], { env }).catch(() => ({ stdout: "" }));
  return /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}
