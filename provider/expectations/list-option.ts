/** What an option that is a list has to be. */
export interface ListOption {
  /** The expectation that it belongs to, such as `onlyExpected`. */
  readonly of: string;
  /** What it lists, in the plural, such as "e-mail addresses". */
  readonly what: string;
  /** Whether a text can be in it. */
  readonly accepts: (text: string) => boolean;
}

/**
 * Copies a list that an expectation was given, so that nobody changes it later.
 *
 * @example
 * copyListOption({ of: "maxTeams", what: "teams", accepts: (text) => text !== "" }, ["a", "b"]); // ["a", "b"]
 * @throws TypeError when it is not a list, or something in it is not what it lists
 */
export function copyListOption({ of, what, accepts }: ListOption, list: readonly string[]): readonly string[] {
  if (!Array.isArray(list)) {
    throw new TypeError(`${of} needs a list of ${what}. Received: ${JSON.stringify(list)}`);
  }
  const copy: readonly unknown[] = [...list];
  return copy.map((value) => {
    if (typeof value === "string" && accepts(value)) return value;
    throw new TypeError(`${of} needs ${what}. Received: ${JSON.stringify(value)}`);
  });
}

/**
 * Copies a list that has to have something in it.
 *
 * @example
 * copyFilledListOption({ of: "maxTeams", what: "teams", accepts: (text) => text !== "" }, ["a"]); // ["a"]
 * @throws TypeError when it is empty, is not a list, or something in it is not what it lists
 */
export function copyFilledListOption(option: ListOption, list: readonly string[]): readonly string[] {
  const copy = copyListOption(option, list);
  if (copy.length > 0) return copy;
  throw new TypeError(`${option.of} needs a list of ${option.what} that is not empty. Received: []`);
}
