import { execFile, spawn } from "node:child_process";
import { readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Builds a command of a Go module, with a sign of life every 20 s; the file is there only when it is complete. */
export async function buildWithGo({ what, duration, from, command, flags, file, env, log }) {
  log(`Building ${what} with Go, once: ${duration}.`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const signOfLife = setInterval(() => log(`  still building ${what} (${seconds()} s)`), 20_000);
  const unfinished = `${file}.${process.pid}`;
  try {
    await runGo(what, ["build", "-trimpath", "-ldflags", flags, "-o", unfinished, command], { cwd: from, env });
    await rename(unfinished, file);
  } finally {
    clearInterval(signOfLife);
    await rm(unfinished, { force: true });
  }
  log(`Built ${what} (${seconds()} s).`);
}

function runGo(what, args, options) {
  return new Promise((resolve, reject) => {
    const go = spawn("go", args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
    go.once("error", reject);
    go.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`Building ${what} with Go failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

/** The folder in which Go keeps the files of a module that another one requires; fetches them where they are not there. */
export async function folderOfModule(module, { from, env }) {
  const { stdout } = await promisify(execFile)("go", ["mod", "download", "-json", module], { cwd: from, env });
  return JSON.parse(stdout).Dir;
}

/** The version of a module in the `go.mod` of a folder, such as `3.259.0`. */
export async function pinnedVersion(from, module) {
  const file = path.join(from, "go.mod");
  const requirement = (await readFile(file, "utf8"))
    .split("\n")
    .map((line) => line.replace(/^require /, "").trim())
    .find((line) => line.startsWith(`${module} v`));
  if (!requirement) throw new Error(`${file} requires no ${module}.`);
  return requirement.split(" ")[1].slice(1);
}
