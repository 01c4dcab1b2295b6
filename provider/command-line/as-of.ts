import { MisuseError } from "./misuse-error";

/**
 * The time to judge by, when it is not now: the start of a day to come, in UTC. A day in the past would let pass what is
 * wrong by now.
 *
 * @throws MisuseError for what is no date, or one before today
 */
export function parseAsOf(text: string, now: Date): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : Number.NaN);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate || text < now.toISOString().slice(0, "2026-12-24".length)) {
    throw new MisuseError(
      `--as-of must be a date from today on, such as 2026-12-24. Received: ${JSON.stringify(text)}`,
    );
  }
  return date > now ? date : now;
}
