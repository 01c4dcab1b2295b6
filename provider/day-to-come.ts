/**
 * Reads the day as of which to judge, in place of today. A day in the past would let pass what is wrong by now.
 *
 * @param text such as `2026-12-24`, in UTC
 * @returns the start of that day, or now when it is today; `null` for what is not a date, or one before today
 * @example
 * parseDayToCome("2026-12-24", new Date("2026-11-29T12:00:00Z")); // 2026-12-24T00:00:00.000Z
 */
export function parseDayToCome(text: string, now: Date): Date | null {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : Number.NaN);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate || text < now.toISOString().slice(0, "2026-12-24".length)) return null;
  return date > now ? date : now;
}
