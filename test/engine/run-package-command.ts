import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { ensurePulumi } from "./pulumi-cli/ensure.mjs";

const root = path.resolve(__dirname, "../..");

/** The component as it lies in a project that has installed this package. */
export const component = "./node_modules/pulumi-atlas-invitations/component";

/** What a command that succeeded has printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of Pulumi that needs no stack, such as `package add`, with `folder` as its home and working directory.
 *
 * @throws {Error} with what it printed, when it fails
 */
export async function runPackageCommand(folder: string, ...args: string[]): Promise<Printed> {
  const pulumi = await ensurePulumi({ log: console.error });
  return promisify(execFile)("pulumi", [...args, "--non-interactive", "--color", "never"], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [pulumi, path.join(root, "node_modules/.bin"), process.env.PATH].join(path.delimiter),
      PULUMI_HOME: path.join(folder, ".pulumi-home"),
      PULUMI_SKIP_UPDATE_CHECK: "1",
    },
  });
}
