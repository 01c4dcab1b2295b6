import { parseDayToCome } from "../day-to-come";
import { MisuseError } from "./misuse-error";

/**
 * The time to judge by, when it is not now: the start of a day to come, in UTC. A day in the past would let pass what is
 * wrong by now.
 *
 * @throws MisuseError for what is no date, or one before today
 */
export function parseAsOf(text: string, now: Date): Date {
  const day = parseDayToCome(text, now);
  if (day) return day;
  throw new MisuseError(`--as-of must be a date from today on, such as 2026-12-24. Received: ${JSON.stringify(text)}`);
}
