import leven from "leven";

/**
 * The word that somebody most likely meant, or nothing when none is near: about a third of it may be mistyped. Case does
 * not matter.
 */
export function findNearestWord(word: string, words: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const distance = leven(written, candidate.toLowerCase());
    if (distance < fewest && distance <= Math.ceil(candidate.length / 3)) {
      nearest = candidate;
      fewest = distance;
    }
  }
  return nearest;
}
