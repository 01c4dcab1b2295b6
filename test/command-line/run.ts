import { Writable } from "node:stream";
import { runCommandLine } from "../../provider/command-line/program";
import type { OutputStream } from "../../provider/command-line/terminal";
import { emulatorApiKey } from "../../provider/testing";

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is run with. */
export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether somebody looks at standard error. */
  readonly isWatched?: boolean;
  /** @default never */
  readonly interruption?: () => Promise<void>;
  readonly now?: Date;
}

/** Runs a command within this process. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { environment = {}, isWatched = false, now = new Date() } = options;
  const { interruption = () => new Promise<void>(() => undefined) } = options;
  const stdout = memory(false);
  const stderr = memory(isWatched);
  const exitCode = await runCommandLine(args, {
    stdout: stdout.stream,
    stderr: stderr.stream,
    environment,
    now,
    beforeEnd: new Set(),
    interruption,
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

/** The environment that lets a command ask an emulator. */
export function environmentOf(atlas: { readonly url: string }): Record<string, string> {
  return {
    MONGODB_ATLAS_BASE_URL: atlas.url,
    MONGODB_ATLAS_PUBLIC_API_KEY: emulatorApiKey.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: emulatorApiKey.privateKey,
  };
}

function memory(isTTY: boolean): { readonly stream: OutputStream; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join("") };
}
