/** Writes a point in time as Atlas does: `2026-03-01T09:30:00Z`, without fractions of a second. */
export function formatTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Writes a point in time as the Sunset header of Atlas does: `Thu, 1 Jul 2027 00:00:00 GMT`, the day without a zero. */
export function formatHeaderDate(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace(", 0", ", ");
}

/**
 * Reads a date from an option.
 *
 * @returns milliseconds since 1970
 * @throws TypeError when it is no date, naming the option and the value
 */
export function readDate(value: Date | string, option: string): number {
  const milliseconds = new Date(value).getTime();
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new TypeError(`${option} must be a date such as "2026-03-01T09:30:00Z". Received: ${JSON.stringify(value)}`);
}
