import { execFile, spawn } from "node:child_process";
import { access, chmod, constants, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const module = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(module, "../../../.pulumi-cli");

/** The first version whose engine knows `pulumi.Stash`. */
const oldestMinor = 208;

/** What Pulumi looks for beside its command line; each follows what it starts through every `npm ci` and edit. */
const companions = {
  "pulumi-resource-pulumi-nodejs": 'exec sh "$here/../node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs" "$@"',
  "pulumi-language-nodejs": 'exec node "$here/../test/engine/pulumi-cli/language-host.mjs" "$@"',
};

/**
 * Finds the Pulumi engine that tests and the demo run, and builds one with Go where there is none.
 *
 * An engine on PATH is used when it has its language host for Node and knows `pulumi.Stash`. Otherwise the version that
 * `go.mod` pins is kept in `.pulumi-cli/` at the root, where `npm ci` leaves it alone, with the stand-in language host.
 *
 * @param {{ log: (line: string) => void }} options `log` is told what takes long, and why an engine is passed over
 * @returns {Promise<string>} the folder that holds `pulumi`, to be put first on PATH
 * @throws {Error} where there is neither an engine nor Go, or when the build fails
 */
export async function ensurePulumi({ log }) {
  const installed = await installedPulumi(log);
  if (installed) return installed;
  const version = await pinnedVersion();
  const binary = path.join(folder, "pulumi");
  await mkdir(folder, { recursive: true });
  if ((await versionOf(binary)) !== version) await build(version, binary, log);
  await Promise.all(Object.entries(companions).map(([name, command]) => writeCompanion(name, command)));
  return folder;
}

async function installedPulumi(log) {
  const [pulumi, languageHost] = await Promise.all([onPath("pulumi"), onPath("pulumi-language-nodejs")]);
  if (!pulumi || !languageHost) return undefined;
  const version = await versionOf(pulumi);
  const [major = 0, minor = 0] = version?.split(".").map(Number) ?? [];
  if (major > 3 || (major === 3 && minor >= oldestMinor)) return path.dirname(pulumi);
  log(`Not using ${pulumi} (version ${version ?? "unknown"}): the tests need Pulumi 3.${oldestMinor} or newer.`);
  return undefined;
}

async function onPath(name) {
  for (const directory of (process.env.PATH ?? "").split(path.delimiter).filter(Boolean)) {
    const file = path.join(directory, name);
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return file;
  }
  return undefined;
}

/** Resolves to `3.259.0` and the like; to undefined where the file is missing or doesn't run on this machine. */
async function versionOf(binary) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" };
  const { stdout } = await promisify(execFile)(binary, ["version"], { env }).catch(() => ({ stdout: "" }));
  return /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}

async function pinnedVersion() {
  const text = await readFile(path.join(module, "go.mod"), "utf8");
  const version = /^require github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)$/m.exec(text)?.[1];
  if (!version) throw new Error(`${path.join(module, "go.mod")} requires no github.com/pulumi/pulumi/pkg/v3.`);
  return version;
}

async function build(version, binary, log) {
  if (!(await onPath("go"))) {
    throw new Error(
      `The tests run the real Pulumi engine: install Pulumi 3.${oldestMinor} or newer (https://www.pulumi.com/docs/install/), or Go 1.25 or newer to build version ${version} here.`,
    );
  }
  log(`Building the Pulumi CLI ${version} with Go, once: about four minutes on two cores.`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const signOfLife = setInterval(() => log(`  still building the Pulumi CLI (${seconds()} s)`), 20_000);
  const unfinished = `${binary}.${process.pid}`;
  try {
    await goBuild(version, unfinished);
    await rename(unfinished, binary);
  } finally {
    clearInterval(signOfLife);
    await rm(unfinished, { force: true });
  }
  log(`Built the Pulumi CLI ${version} (${seconds()} s).`);
}

function goBuild(version, output) {
  const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const args = ["build", "-trimpath", "-ldflags", flags, "-o", output, "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"];
  return new Promise((resolve, reject) => {
    const go = spawn("go", args, { cwd: module, stdio: ["ignore", "inherit", "inherit"] });
    go.once("error", reject);
    go.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`Building the Pulumi CLI ${version} with Go failed (${signal ?? `exit code ${code}`}).`));
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
