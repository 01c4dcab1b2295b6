import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const root = path.resolve(__dirname, "../..");
export const self = "pulumi-atlas-invitations";

export interface PackedPackage {
  /** A project of its own that has installed the package, with the dependencies of this checkout. */
  readonly project: string;
  /** What npm would publish. */
  readonly tarball: string;
  /** Deletes both. */
  remove(): Promise<void>;
}

/** Packs what npm would publish, and unpacks it into a project outside of this checkout. */
export async function packPackage(): Promise<PackedPackage> {
  const folder = await mkdtemp(path.join(tmpdir(), "packed-"));
  const project = path.join(folder, "project");
  const modules = path.join(project, "node_modules");
  await mkdir(path.join(modules, self), { recursive: true });
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: root });
  const tarball = path.join(folder, stdout.trim());
  await run("tar", ["-xzf", tarball, "-C", path.join(modules, self), "--strip-components=1"]);
  const dependencies = (await readdir(path.join(root, "node_modules"))).filter((name) => name !== self);
  for (const name of dependencies) await symlink(path.join(root, "node_modules", name), path.join(modules, name));
  return { project, tarball, remove: () => rm(folder, { recursive: true, force: true }) };
}
