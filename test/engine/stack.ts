import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePulumi } from "./pulumi-cli/ensure.mjs";
import { type Run, runPulumi } from "./run-pulumi";

const root = path.resolve(__dirname, "../..");

export interface StackOptions {
  /** The folder of the program's Pulumi.yaml, seen from the root where it is relative. */
  readonly program: string;
  /** Plain config values by their key, such as `mongodbatlas:publicKey`; without a colon, it is the program's own. */
  readonly config?: Readonly<Record<string, string>>;
  /** Config values that Pulumi encrypts. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment variables of the engine and of all it starts, besides the sealed environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder whose programs go before those on PATH. */
  readonly programs?: string;
  /**
   * How long one run may take before it is stopped and its test fails.
   *
   * @default 120
   */
  readonly timeLimitSeconds?: number;
}

export interface Stack {
  run(command: "preview" | "up" | "refresh" | "destroy", ...args: string[]): Promise<Run>;
  /** Runs a preview and asks it to cancel once `interruption` resolves. */
  interruptedPreview(interruption: Promise<unknown>): Promise<Run>;
  setConfig(config: Readonly<Record<string, string>>, secrets?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves to the state as JSON text, secrets encrypted. */
  exportState(): Promise<string>;
  /** Deletes everything that the stack has written. */
  remove(): Promise<void>;
}

/**
 * Creates an empty stack of a program, sealed off from this machine: state, config, plugins and credentials are its own,
 * in one temporary folder, and nothing is written beside the program.
 */
export async function createStack(options: StackOptions): Promise<Stack> {
  const program = programFolder(options.program);
  const pulumi = await pulumiFolder();
  const folder = await mkdtemp(path.join(tmpdir(), "atlas-invitations-"));
  const state = path.join(folder, "state");
  await mkdir(state);
  // Stack and config are made where only a copy of Pulumi.yaml lies, since that is where Pulumi writes the config.
  await copyFile(path.join(program, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
  const configFile = path.join(folder, "Pulumi.test.yaml");

  const env = {
    ...inheritedEnvironment(),
    PATH: [options.programs, pulumi, path.join(root, "node_modules/.bin"), process.env.PATH]
      .filter(Boolean)
      .join(path.delimiter),
    PULUMI_HOME: path.join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    ...options.env,
  };
  let runs = 0;
  const execute = (args: readonly string[], interruption?: Promise<unknown>) =>
    runPulumi([...args, "--stack", "test", "--non-interactive", "--color", "never"], {
      env,
      outputFile: path.join(folder, `output-${++runs}`),
      timeLimitSeconds: options.timeLimitSeconds ?? 120,
      interruption,
    });
  const succeed = async (...args: string[]) => {
    const { exitCode, output } = await execute([...args, "--cwd", folder]);
    if (exitCode !== 0) throw new Error(`pulumi ${args[0]} ${args[1]} exited with ${exitCode}:\n${output}`);
  };

  const stack: Stack = {
    run(command, ...args) {
      const approval = command === "preview" || args.includes("--preview-only") ? [] : ["--yes"];
      return execute([command, "--cwd", program, "--config-file", configFile, ...approval, ...args]);
    },
    interruptedPreview: (interruption) =>
      execute(["preview", "--cwd", program, "--config-file", configFile], interruption),
    async setConfig(config, secrets = {}) {
      const values = [...settings("--plaintext", config), ...settings("--secret", secrets)];
      if (values.length > 0) await succeed("config", "set-all", ...values);
    },
    async exportState() {
      const file = path.join(folder, "exported.json");
      await succeed("stack", "export", "--file", file);
      return readFile(file, "utf8");
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  try {
    await succeed("stack", "init");
    await stack.setConfig(options.config ?? {}, options.secrets);
    return stack;
  } catch (error) {
    await stack.remove();
    throw error;
  }
}

let foundPulumi: Promise<string> | undefined;

function pulumiFolder(): Promise<string> {
  foundPulumi ??= ensurePulumi({ log: console.error });
  return foundPulumi;
}

function programFolder(program: string): string {
  const folder = path.resolve(root, program);
  if (!existsSync(path.join(folder, "Pulumi.yaml"))) throw new Error(`There is no Pulumi.yaml in ${folder}.`);
  return folder;
}

/** This process's environment without what would change a run: credentials, proxies, and settings of Pulumi. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const left = Object.entries(process.env).filter(
    ([name]) => !/^(MONGODB_ATLAS_|MCLI_|PULUMI_|HTTPS?_PROXY$)/i.test(name),
  );
  return Object.fromEntries(left);
}

function settings(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
}
