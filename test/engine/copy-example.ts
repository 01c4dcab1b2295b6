import { cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { component, runPackageCommand } from "./run-package-command";

const root = path.resolve(__dirname, "../..");

/**
 * Copies an example to a temporary folder that has this package installed, and adds the component to it as a user does:
 * the SDK is then in `sdks/atlas-invitations`.
 */
export async function copyExample(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `${name}-`));
  await cp(path.join(root, "examples", name), folder, { recursive: true });
  await symlink(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  await runPackageCommand(folder, "package", "add", component);
  return folder;
}
