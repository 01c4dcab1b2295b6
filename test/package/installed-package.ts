import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { packPackage } from "./packed-package";

const run = promisify(execFile);

export interface Installation {
  /** Without it, npm. */
  readonly packageManager?: "npm" | "pnpm";
  /** What is installed besides, such as `@pulumi/pulumi@3.230.0`. */
  readonly others: readonly string[];
}

const commands = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"],
  pnpm: ["npm", "exec", "--yes", "--prefer-offline", "--package=pnpm@10", "--", "pnpm", "add", "--prefer-offline"],
} as const;

/** Installs what npm would publish into a folder, as a user does, and waits until all is there. */
export async function installPackage(folder: string, { packageManager = "npm", others }: Installation): Promise<void> {
  const packed = await packPackage();
  try {
    await writeFile(path.join(folder, "package.json"), JSON.stringify({ name: "program", private: true }));
    const [command, ...args] = commands[packageManager];
    await run(command, [...args, packed.tarball, ...others], { cwd: folder });
  } finally {
    await packed.remove();
  }
}
