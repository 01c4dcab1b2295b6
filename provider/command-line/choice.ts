import { makePrintable } from "../atlas/printable";
import { findNearestWord } from "../nearest-word";
import { MisuseError } from "./misuse-error";

/**
 * The one of these words that was given.
 *
 * @param option what it was given for, such as `--format`
 * @throws MisuseError for any other word, naming the nearest
 */
export function requireChoice<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const choice = words.find((word) => word === given);
  if (choice !== undefined) return choice;
  const nearest = findNearestWord(given, words);
  const hint = nearest === undefined ? "" : ` (did you mean ${nearest}?)`;
  throw new MisuseError(`${option} must be one of ${words.join(", ")}${hint}. Received: ${makePrintable(given)}`);
}
