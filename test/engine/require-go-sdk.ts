import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const module = "example.com/pulumi-atlas-invitations/sdk/go";

/**
 * Lets a program in Go find its generated SDK. It gets the versions of the Go module that the engine is built from instead
 * of those that `go mod tidy` would choose, so that what was compiled for the one is there for the other.
 */
export async function requireGoSdk(folder: string): Promise<void> {
  for (const file of ["go.mod", "go.sum"]) {
    await copyFile(path.join(__dirname, "pulumi-cli", file), path.join(folder, file));
  }
  const flags = [
    "-module",
    "invitations",
    "-require",
    `${module}@v0.0.0`,
    "-replace",
    `${module}=./sdks/atlas-invitations`,
  ];
  await promisify(execFile)("go", ["mod", "edit", ...flags], { cwd: folder });
}
