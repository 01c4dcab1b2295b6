/** A message is a line or two, however long the list that it speaks of. */
const mostListed = 5;

/**
 * Names things one after the other, in the order given: the first 5, and how many more there are.
 *
 * @example
 * joinNames(["a", "b"]); // "a, b"
 */
export function joinNames(names: readonly string[], separator = ", "): string {
  const first = names.slice(0, mostListed).join(separator);
  return names.length > mostListed ? `${first} and ${names.length - mostListed} more` : first;
}
