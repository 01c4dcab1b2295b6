/** A timestamp as Atlas writes it, and nothing that only looks like one. */
const asAtlasWrites = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/**
 * Reads a timestamp as milliseconds since 1970, or as not a number when it is not a timestamp. This is several times as fast
 * as `Date.parse` for `2026-11-23T18:00:00Z`, which is felt where several expectations read the same one.
 *
 * @example
 * parseTimestamp("2026-11-23T18:00:00Z"); // 1795456800000
 */
export function parseTimestamp(timestamp: string): number {
  if (!asAtlasWrites.test(timestamp)) return Date.parse(timestamp);
  const at = (index: number) => (timestamp.charCodeAt(index) - zero) * 10 + timestamp.charCodeAt(index + 1) - zero;
  return Date.UTC(at(0) * 100 + at(2), at(5) - 1, at(8), at(11), at(14), at(17));
}

const zero = "0".charCodeAt(0);
