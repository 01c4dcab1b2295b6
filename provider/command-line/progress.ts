import type { Terminal } from "./terminal";

/** The line of progress that a person sees. */
export interface Progress {
  /** Counts one more. */
  advance(): void;
  /** Removes the line. */
  end(): void;
}

/** Shows how many of all are done, where somebody looks at standard error and there are several. */
export function startProgress({ stderr }: Terminal, total: number, what: string): Progress {
  if (!stderr.isTTY || total < 2) return { advance: () => undefined, end: () => undefined };
  let done = 0;
  const show = () => stderr.write(`\r${done} of ${total} ${what}`);
  show();
  return {
    advance() {
      done += 1;
      show();
    },
    end: () => stderr.write("\r\u001b[K"),
  };
}
