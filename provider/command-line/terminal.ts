import { styleText } from "node:util";
import { makePrintable } from "../atlas/printable";

/** A stream that a command writes to, such as that of the process. */
export interface OutputStream extends NodeJS.WritableStream {
  /** Whether a person looks at it. */
  readonly isTTY?: boolean;
}

/** What a command knows of the process that it runs in. */
export interface Terminal {
  /** Takes results alone, so that another program can read them. */
  readonly stdout: OutputStream;
  /** Takes errors, warnings and progress. */
  readonly stderr: OutputStream;
  /** The environment, which holds the credentials. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The time that the command started. */
  readonly now: Date;
  /** What is to be done before the process may be ended, such as to give tokens back to Atlas. */
  readonly beforeEnd: Set<() => Promise<void>>;
  /** Waits until somebody ends the command, as by Ctrl-C. */
  readonly interruption: () => Promise<void>;
}

/** How a command ended: `passed`, with a mandatory `violation`, or without a full look. */
export const exitCodes = { passed: 0, violation: 1, failed: 2 } as const;

/** One of the {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Colors a text for standard output, when that is a terminal and neither NO_COLOR nor the like says otherwise. */
export function colorText({ stdout }: Terminal, color: Parameters<typeof styleText>[0], text: string): string {
  return styleText(color, text, { stream: stdout });
}

/** Says what is wrong, and goes on. */
export function warn({ stderr }: Terminal, message: string): void {
  stderr.write(`${styleText("yellow", "warning:", { stream: stderr })} ${makePrintable(message, longestMessage)}\n`);
}

/** Says what is wrong, before the command ends. */
export function complain({ stderr }: Terminal, message: string): void {
  stderr.write(`${styleText("red", "error:", { stream: stderr })} ${makePrintable(message, longestMessage)}\n`);
}

const longestMessage = 2000;
