import pLimit from "p-limit";

/** Most faults are waits. */
const atOnce = 6;

/**
 * Begins the same work for every item of a suite with its first test, some at a time, and gives each test how its own ended.
 *
 * @returns what a test awaits of its item
 */
export function severalAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const started = new Map<Item, Promise<Result>>();

  before(() => {
    const limit = pLimit(atOnce);
    for (const item of items) {
      const result = limit(work, item);
      // Its test reports a rejection, and may come to it later.
      result.catch(() => undefined);
      started.set(item, result);
    }
  });

  return async (item) => {
    const result = started.get(item);
    if (!result) throw new Error("There is nothing of an item that is not in the list.");
    return result;
  };
}
