import { execFile, spawn } from "node:child_process";
import { access, chmod, constants, copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const module = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(module, "../../../.pulumi-cli");

/** The first version whose engine knows `pulumi.Stash`. */
const oldestMinor = 208;

function standIn(file) {
  return `exec node "$here/../test/engine/pulumi-cli/${file}" "$@"`;
}

/** What Pulumi looks for beside its command line; each follows what it starts through every `npm ci` and edit. */
const companions = {
  "pulumi-resource-pulumi-nodejs": 'exec sh "$here/../node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs" "$@"',
  "pulumi-language-go": standIn("go-host.mjs"),
  "pulumi-language-nodejs": standIn("language-host.mjs"),
  "pulumi-language-python": standIn("python-host.mjs"),
};

/** What has to be on PATH for an engine there to be of use. */
const installedHosts = ["nodejs", "yaml", "python", "go"].map((language) => `pulumi-language-${language}`);

/**
 * Finds the Pulumi engine that tests and the demo run, and builds one with Go where there is none.
 *
 * An engine on PATH is used when it has its language hosts and knows `pulumi.Stash`. Otherwise the versions that the two
 * `go.mod` pin are kept in `.pulumi-cli/` at the root, where `npm ci` leaves them alone, with the stand-in language hosts for
 * Node, Python and Go.
 *
 * @param {{ log: (line: string) => void }} options `log` is told what takes long, and why an engine is passed over
 * @returns {Promise<string>} the folder that holds `pulumi`, to be put first on PATH
 * @throws {Error} where there is neither an engine nor Go, or when the build fails
 */
export async function ensurePulumi({ log }) {
  const installed = await installedPulumi(log);
  if (installed) return installed;
  await mkdir(folder, { recursive: true });
  await buildCommandLine(log);
  await buildYamlHost(log);
  await buildGenerator(log);
  await copyPythonStarter();
  await Promise.all(Object.entries(companions).map(([name, command]) => writeCompanion(name, command)));
  return folder;
}

async function buildCommandLine(log) {
  const version = await pinnedVersion(module, "github.com/pulumi/pulumi/pkg/v3");
  const binary = path.join(folder, "pulumi");
  if ((await versionOf(binary)) === version) return;
  await build({
    what: `the Pulumi CLI ${version}`,
    duration: "about four minutes on two cores",
    from: module,
    command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    flags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    binary,
    log,
  });
}

/** The host doesn't tell its version, so that stands in the name of the file. */
async function buildYamlHost(log) {
  const from = path.join(module, "yaml");
  const version = await pinnedVersion(from, "github.com/pulumi/pulumi-yaml");
  const name = `yaml-host-${version}`;
  const binary = path.join(folder, name);
  if (!(await isExecutable(binary))) {
    await build({
      what: `the Pulumi language host for YAML ${version}`,
      duration: "one to two minutes",
      from,
      command: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      flags: "-s -w",
      binary,
      log,
    });
  }
  await writeCompanion("pulumi-language-yaml", `exec "$here/${name}" "$@"`);
}

/** Pulumi's generators of SDKs, for the stand-ins. */
async function buildGenerator(log) {
  const name = `generate-sdk-${await pinnedVersion(module, "github.com/pulumi/pulumi/pkg/v3")}`;
  const binary = path.join(folder, name);
  if (!(await isExecutable(binary))) {
    await build({
      what: "Pulumi's generators of SDKs",
      duration: "half a minute",
      from: module,
      command: "./generate-sdk",
      flags: "-s -w",
      binary,
      log,
    });
  }
  await writeCompanion("generate-sdk", `exec "$here/${name}" "$@"`);
}

/** What Pulumi's own host for Python starts programs with; it lies in the Go module of the SDK. */
async function copyPythonStarter() {
  const file = path.join(folder, "pulumi-language-python-exec");
  if (await isExecutable(file)) return;
  const list = ["list", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"];
  const { stdout } = await promisify(execFile)("go", list, { cwd: module });
  await copyFile(path.join(stdout.trim(), "python/cmd/pulumi-language-python-exec"), file);
  await chmod(file, 0o755);
}

async function installedPulumi(log) {
  const [pulumi, ...hosts] = await Promise.all(["pulumi", ...installedHosts].map(onPath));
  if (!pulumi) return undefined;
  const missing = installedHosts.filter((_, index) => !hosts[index]);
  if (missing.length > 0) {
    log(`Not using ${pulumi}: the tests need ${missing.join(", ")} on PATH, too, as Pulumi's installer brings them.`);
    return undefined;
  }
  const version = await versionOf(pulumi);
  const [major = 0, minor = 0] = version?.split(".").map(Number) ?? [];
  if (major > 3 || (major === 3 && minor >= oldestMinor)) return path.dirname(pulumi);
  log(`Not using ${pulumi} (version ${version ?? "unknown"}): the tests need Pulumi 3.${oldestMinor} or newer.`);
  return undefined;
}

async function onPath(name) {
  for (const directory of (process.env.PATH ?? "").split(path.delimiter).filter(Boolean)) {
    const file = path.join(directory, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

function isExecutable(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Resolves to `3.259.0` and the like; to undefined where the file is missing or doesn't run on this machine. */
async function versionOf(binary) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  const { stdout } = await promisify(execFile)(binary, ["version"], { env }).catch(() => ({ stdout: "" }));
  return /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}

async function pinnedVersion(from, required) {
  const text = await readFile(path.join(from, "go.mod"), "utf8");
  const requirement = text.split("\n").find((line) => line.startsWith(`require ${required} v`));
  if (!requirement) throw new Error(`${path.join(from, "go.mod")} requires no ${required}.`);
  return requirement.slice(`require ${required} v`.length);
}

async function build({ what, duration, from, command, flags, binary, log }) {
  if (!(await onPath("go"))) {
    throw new Error(
      `The tests run the real Pulumi engine: install Pulumi 3.${oldestMinor} or newer (https://www.pulumi.com/docs/install/), or Go 1.25 or newer to build ${what} here.`,
    );
  }
  log(`Building ${what} with Go, once: ${duration}.`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const signOfLife = setInterval(() => log(`  still building ${what} (${seconds()} s)`), 20_000);
  const unfinished = `${binary}.${process.pid}`;
  try {
    await goBuild(what, ["build", "-trimpath", "-ldflags", flags, "-o", unfinished, command], from);
    await rename(unfinished, binary);
  } finally {
    clearInterval(signOfLife);
    await rm(unfinished, { force: true });
  }
  log(`Built ${what} (${seconds()} s).`);
}

function goBuild(what, args, cwd) {
  return new Promise((resolve, reject) => {
    const go = spawn("go", args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
    go.once("error", reject);
    go.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`Building ${what} with Go failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

async function writeCompanion(name, command) {
  const file = path.join(folder, name);
  const text = `#!/bin/sh\nhere=$(dirname "$0")\n${command}\n`;
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  await writeFile(file, text);
  await chmod(file, 0o755);
}
