/**
 * Says how many things there are.
 *
 * @example
 * count(14, "day"); // "14 days"
 */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
