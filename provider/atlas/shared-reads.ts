/** A read that is on its way, or has just ended. */
export interface SharedRead<Result> {
  /** A copy of the result, so that nobody can change what another one gets. */
  readonly result: Promise<Result>;
  /** Whether somebody else had begun it. */
  readonly isShared: boolean;
}

/** The reads of a client that serve several callers. */
export interface SharedReads<Result> {
  /**
   * Reads what is wanted once: the first read serves all who want the same while it is on its way, and for some time after.
   * What failed is read again.
   *
   * @param key equal for equal reads
   */
  share(key: string, read: () => Promise<Result>): SharedRead<Result>;
}

/**
 * Starts with no reads.
 *
 * @param keptSeconds how long a result serves after it has come
 */
export function createSharedReads<Result>(keptSeconds: number): SharedReads<Result> {
  const reads = new Map<string, Promise<Result>>();
  return {
    share(key, read) {
      const known = reads.get(key);
      if (known) return { result: known.then((result) => structuredClone(result)), isShared: true };
      const own = read();
      const forget = () => reads.delete(key);
      reads.set(key, own);
      own.then(() => (keptSeconds > 0 ? setTimeout(forget, keptSeconds * 1000).unref() : forget()), forget);
      return { result: own.then((result) => structuredClone(result)), isShared: false };
    },
  };
}
