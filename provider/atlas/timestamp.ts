const inUtc = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]00:00)$/i;

/**
 * A point in time in the one form `2026-11-23T18:00:00Z`, which is how Atlas writes it today. Fractions of a second are
 * dropped. Nothing for what is not a date and time in UTC.
 *
 * @example
 * normalizeTimestamp("2026-11-23T18:00:00.25+00:00"); // "2026-11-23T18:00:00Z"
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function normalizeTimestamp(text: string): string | undefined {
  const [, date, time] = inUtc.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const milliseconds = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  // Of February 30, Date makes March 2.
  const uniform = new Date(milliseconds).toISOString().replace(".000Z", "Z");
  return uniform === `${date}T${time}Z` ? uniform : undefined;
}
