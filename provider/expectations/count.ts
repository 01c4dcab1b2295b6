/**
 * Says how many things there are.
 *
 * @example
 * formatCount(14, "day"); // "14 days"
 */
export function formatCount(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
