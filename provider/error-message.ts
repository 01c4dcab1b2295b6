/**
 * What something that was thrown says: the message of an error, or as a text whatever else it is.
 *
 * @example
 * describeError(new Error("it cannot be read")); // "it cannot be read"
 */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
