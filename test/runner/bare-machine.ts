import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePulumi } from "../engine/pulumi-cli/ensure.mjs";

const languageHosts = ["nodejs", "yaml", "python", "go"].map((language) => `pulumi-language-${language}`);

/** What `ensurePulumi` came to. */
export interface Outcome {
  /** The folder that it found; undefined where it failed. */
  readonly found?: string;
  readonly failure?: string;
  /** What it told its log. */
  readonly lines: readonly string[];
}

export type BareMachine = Awaited<ReturnType<typeof createBareMachine>>;

/** Makes a temporary folder that is to `ensurePulumi` a machine on which there is nothing but what a test puts there. */
export async function createBareMachine() {
  const folder = await mkdtemp(path.join(tmpdir(), "bare-machine-"));
  const inside = (name: string) => path.join(folder, name);
  const env: NodeJS.ProcessEnv = { PATH: inside("programs"), PULUMI_HOME: inside("home") };
  const options = {
    env,
    folder: inside("built"),
    wrapper: inside("wrapper"),
  };
  await mkdir(inside("wrapper"));

  return {
    options,
    /** The one folder on PATH. */
    programs: inside("programs"),
    /** Where Go's are kept. */
    built: inside("built"),
    /** Where the engine belongs that the npm package downloads. */
    downloaded: inside("home/versions/3.300.0/bin"),
    /** All that lies where engines are downloaded to, finished or not. */
    downloads: () => readdir(inside("home/versions")).catch(() => []),
    /**
     * Puts the npm package there, in version 3.300.0, with a program in JavaScript of its own. There, `bin` is the folder
     * that it downloads to, and `engine` one whose files are a complete engine.
     */
    async setPackage(program: string): Promise<void> {
      await writeEngine(inside("engine"), {});
      await writeFile(inside("wrapper/package.json"), '{ "version": "3.300.0", "bin": { "pulumi": "run.js" } }');
      await writeFile(
        inside("wrapper/run.js"),
        `const fs = require("node:fs");
        const bin = require("node:path").join(process.env.PULUMI_HOME, "versions", process.env.PULUMI_VERSION, "bin");
        const engine = ${JSON.stringify(inside("engine"))};
        ${program}`,
      );
    },
    /** Puts a Go there that builds at once what tells the wanted version. */
    async installGo(): Promise<void> {
      const python = inside("module/python/cmd");
      await mkdir(python, { recursive: true });
      await writeFile(path.join(python, "pulumi-language-python-exec"), "");
      await writeProgram(
        path.join(inside("programs"), "go"),
        `if [ "$1" = mod ]; then echo '${JSON.stringify({ Dir: inside("module") })}'; exit; fi
        printf '#!/bin/sh\\necho %s\\n' "\${4##*=}" > "$6"
        /bin/chmod +x "$6"`,
      );
    },
    async ensurePulumi(limits?: { silence: number; total: number }): Promise<Outcome> {
      const lines: string[] = [];
      const log = (line: string) => lines.push(line);
      return ensurePulumi({ ...options, log, ...(limits && { limits }) }).then(
        (found) => ({ found, lines }),
        (error: Error) => ({ failure: error.message, lines }),
      );
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Writes an engine that does nothing but tell its version. */
export async function writeEngine(
  folder: string,
  { version = "3.300.0", hosts = languageHosts }: { version?: string; hosts?: readonly string[] },
): Promise<void> {
  await writeProgram(path.join(folder, "pulumi"), `echo v${version}`);
  for (const host of hosts) await writeProgram(path.join(folder, host), "");
}

async function writeProgram(file: string, script: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}
