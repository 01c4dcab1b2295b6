import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import { component, runPackageCommand } from "./run-package-command";

const root = path.resolve(__dirname, "../..");

/**
 * Copies an example to a folder that has this package installed then, and adds the component to it as a user does: the SDK is
 * in `sdks/atlas-invitations`.
 */
export async function copyExample(name: string, folder: string): Promise<void> {
  await cp(path.join(root, "examples", name), folder, { recursive: true });
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  await runPackageCommand(folder, "package", "add", component);
}
