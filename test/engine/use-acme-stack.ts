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
  /** Creates the stack, in place of the one before. */
  start(program: string, options?: Partial<StackOptions>): Promise<void>;
  /** Runs a command that has to end with this exit code. */
  run(exitCode: number, ...command: Parameters<Stack["run"]>): Promise<Said>;
}

/** Starts an emulator before each test of a suite, with one fresh invitation in the first organization, and removes all after it. */
export function useAcmeStack(...invitations: InvitationFixture[]): AcmeStack {
  return useStack(() => startAcmeWith(invitations));
}

/** Starts one emulator for all tests of a suite, of which each goes on where the one before ended. */
export function shareAcmeStack(...invitations: InvitationFixture[]): AcmeStack {
  return useStack(() => startAcmeWith(invitations), before, after);
}

/** As {@link useAcmeStack}, for an emulator that holds something else. */
export function useStack(
  startAtlas: () => Promise<AtlasEmulator>,
  setUp: Mocha.HookFunction = beforeEach,
  tearDown: Mocha.HookFunction = afterEach,
): AcmeStack {
  let atlas: AtlasEmulator | undefined;
  let stack: Stack | undefined;

  async function removeStack(): Promise<void> {
    await stack?.remove();
    stack = undefined;
  }

  setUp(async () => {
    atlas = await startAtlas();
  });

  tearDown(async () => {
    await removeStack();
    await atlas?.close();
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
      await removeStack();
      stack = await createAcmeStack(this.atlas, program, options);
    },
    async run(exitCode, ...command) {
      const ended = await this.stack.run(...command);
      expect(ended.exitCode, ended.output).to.equal(exitCode);
      return { output: ended.output, told: diagnosticsOf(ended.output) };
    },
  };
}

function startAcmeWith(invitations: readonly InvitationFixture[]): Promise<AtlasEmulator> {
  return startAcme(...(invitations.length > 0 ? invitations : [fresh]));
}
