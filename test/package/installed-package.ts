import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { packPackage } from "./packed-package";

const run = promisify(execFile);

/** Installs what npm would publish into a folder, with these packages, as a user does, and waits until npm is through. */
export async function installPackage(folder: string, ...others: string[]): Promise<void> {
  const packed = await packPackage();
  try {
    await writeFile(path.join(folder, "package.json"), JSON.stringify({ name: "program", private: true }));
    const quietly = ["--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
    await run("npm", ["install", ...quietly, packed.tarball, ...others], { cwd: folder });
  } finally {
    await packed.remove();
  }
}
