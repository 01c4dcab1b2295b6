import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { runPackageCommand } from "./run-package-command";

const root = path.resolve(__dirname, "../..");
const run = promisify(execFile);

/**
 * Finds or makes the virtual environment that programs in Python run in, with the `pulumi` of the engine's version and all
 * that a generated SDK needs. It is kept beside the engine, where `npm ci` leaves it alone.
 *
 * @param folder where Pulumi may write while it is asked for its version
 * @returns the folder of its programs
 */
export async function installPython(folder: string): Promise<string> {
  const { stdout } = await runPackageCommand(folder, "version");
  const version = stdout.trim().replace(/^v/, "");
  const environment = path.join(root, ".pulumi-cli", `python-${version}`);
  const programs = path.join(environment, "bin");
  const complete = path.join(environment, "complete");
  if (existsSync(complete)) return programs;
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  const packages = [`pulumi==${version}`, "parver", "semver", "setuptools>=77"];
  await run(path.join(programs, "pip"), ["install", "--quiet", "--disable-pip-version-check", ...packages]);
  await writeFile(complete, "");
  return programs;
}

/** Installs the generated SDK of a program to a folder for `PYTHONPATH`, which it returns. */
export async function installPythonSdk(programs: string, folder: string): Promise<string> {
  const target = path.join(folder, "python-packages");
  const offline = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"];
  const args = ["install", ...offline, "--target", target, path.join(folder, "sdks/atlas-invitations")];
  await run(path.join(programs, "pip"), args);
  return target;
}
