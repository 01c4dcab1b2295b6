/** What an option that is a list has to be. */
export interface ListOption {
  /** The expectation that it belongs to, such as `onlyExpected`. */
  readonly of: string;
  /** What it lists, in the plural, such as "e-mail addresses". */
  readonly what: string;
  /** What everything in it has to look like. */
  readonly like: RegExp;
}

/**
 * A copy of a list that an expectation was given, so that nobody changes it later.
 *
 * @throws TypeError when it is no list, or something in it is not what it lists
 */
export function listOption({ of, what, like }: ListOption, list: readonly string[]): readonly string[] {
  if (!Array.isArray(list)) {
    throw new TypeError(`${of} needs a list of ${what}. Received: ${JSON.stringify(list)}`);
  }
  const copy: readonly unknown[] = [...list];
  return copy.map((value) => {
    if (typeof value === "string" && like.test(value)) return value;
    throw new TypeError(`${of} needs ${what}. Received: ${JSON.stringify(value)}`);
  });
}

/**
 * A copy of a list that says nothing when it is empty.
 *
 * @throws TypeError also when it is empty
 */
export function filledListOption(option: ListOption, list: readonly string[]): readonly string[] {
  const copy = listOption(option, list);
  if (copy.length > 0) return copy;
  throw new TypeError(`${option.of} needs a list of ${option.what} that is not empty. Received: []`);
}
