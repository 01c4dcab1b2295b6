import { expect } from "chai";
import type { AtlasEmulator, InvitationFixture } from "../../provider/testing";
import { createAcmeStack, fresh, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack, StackOptions } from "./stack";

/** What a run prints. */
export interface Said {
  readonly output: string;
  /** Its lines under "Diagnostics:", by the resource they are told of. */
  readonly told: Record<string, string[]>;
}

/** An emulator of Atlas, and a stack of a program that reads from it. */
export interface AcmeStack {
  readonly atlas: AtlasEmulator;
  readonly stack: Stack;
  /** Creates the stack. */
  start(program: string, options?: Partial<StackOptions>): Promise<void>;
  /** Runs a command that has to end with this exit code. */
  run(exitCode: number, ...command: Parameters<Stack["run"]>): Promise<Said>;
}

/** Starts an emulator before each test of a suite, with one fresh invitation in the first organization, and removes all after it. */
export function useAcmeStack(...invitations: InvitationFixture[]): AcmeStack {
  let atlas: AtlasEmulator | undefined;
  let stack: Stack | undefined;

  beforeEach(async () => {
    atlas = await startAcme(...(invitations.length > 0 ? invitations : [fresh]));
  });

  afterEach(async () => {
    await stack?.remove();
    await atlas?.close();
    stack = undefined;
  });

  return {
    get atlas() {
      if (!atlas) throw new Error("The emulator runs within a test.");
      return atlas;
    },
    get stack() {
      if (!stack) throw new Error("There is no stack before start().");
      return stack;
    },
    async start(program, options) {
      stack = await createAcmeStack(this.atlas, program, options);
    },
    async run(exitCode, ...command) {
      const ended = await this.stack.run(...command);
      expect(ended.exitCode, ended.output).to.equal(exitCode);
      return { output: ended.output, told: diagnosticsOf(ended.output) };
    },
  };
}
