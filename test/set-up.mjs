import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePulumi } from "./engine/pulumi-cli/ensure.mjs";

/**
 * Makes a fresh clone ready for tests and the demo: the dependencies, the Pulumi engine, the built package. Runs before
 * anything is installed, so it needs nothing but Node 18 and npm, and says what it does only where that takes long.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

try {
  installDependencies();
  await ensurePulumi({ log: console.log });
  buildPackage();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function installDependencies() {
  const wanted = lockedPackages("package-lock.json");
  const installed = lockedPackages("node_modules/.package-lock.json");
  const upToDate = Object.entries(wanted).every(([name, { version, optional }]) =>
    name in installed ? installed[name].version === version : name === "" || optional,
  );
  if (!upToDate) run("Installing the dependencies", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** The packages of a lock file by their folder; the one in `node_modules` is npm's note of what it has installed. */
function lockedPackages(file) {
  const lock = path.join(root, file);
  return existsSync(lock) ? JSON.parse(readFileSync(lock, "utf8")).packages : {};
}

function buildPackage() {
  const built = path.join(root, "dist/index.js");
  const sources = [
    path.join(root, "provider"),
    path.join(root, "build.mjs"),
    path.join(root, "package.json"),
    path.join(root, "package-lock.json"),
    path.join(root, "tsconfig.build.json"),
    path.join(root, "tsconfig.json"),
  ];
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map(newest))) return;
  run("Building the package", "npm", ["run", "build", "--silent"]);
}

/** The time of the last change to a file, or to a folder and everything in it; a folder changes when a file goes. */
function newest(file) {
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function run(what, command, args) {
  const started = Date.now();
  console.log(`${what} (${[command, ...args].join(" ")}) …`);
  const { error, status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (error || status !== 0) throw new Error(`${what} failed: ${error?.message ?? `exit code ${status}`}.`);
  console.log(`${what} took ${Math.round((Date.now() - started) / 1000)} s.`);
}
