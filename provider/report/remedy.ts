/** What to do about a violation. */
export interface Remedy {
  /** In words: "withdraw it". */
  readonly advice: string;
  /** The command that does it, or `null` when there is none. */
  readonly command: string | null;
}

/** A command of these tools, which ends a remedy that has one. */
const adviceAndCommand = /^(.+?): ((?:atlas|pulumi|npx) .+)$/s;

/**
 * Tells the words of a remedy from its command, which has to be copied in one piece and without anything else.
 *
 * @example
 * parseRemedy("withdraw it: atlas api x"); // { advice: "withdraw it", command: "atlas api x" }
 */
export function parseRemedy(text: string): Remedy {
  const [, advice, command] = adviceAndCommand.exec(text) ?? [];
  return advice !== undefined && command !== undefined ? { advice, command } : { advice: text, command: null };
}
