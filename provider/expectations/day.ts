/** A day, in milliseconds. */
export const day = 24 * 60 * 60 * 1000;

/** Days in words: "1 day", "14 days". */
export function inDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
