import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const folder = path.join(__dirname, "tools");

/** Installs what is in `tools/package.json`, unless that is done, and resolves to the folder with its packages. */
export async function installTools(): Promise<string> {
  const modules = path.join(folder, "node_modules");
  const installed = path.join(modules, ".package-lock.json");
  const lock = path.join(folder, "package-lock.json");
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
  }
  return modules;
}
