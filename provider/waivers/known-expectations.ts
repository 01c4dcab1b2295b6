import { printable } from "../atlas/printable";
import { builtInIds } from "../expectations/built-in";
import { nearestWord } from "../nearest-word";
import { type Waiver, waivedExpectations } from "./waiver";
import { placeInFile, sourceOf } from "./waiver-source";

/**
 * Refuses waivers of an expectation that does not exist, which would accept nothing and look as if they did.
 *
 * @param ids the ids of expectations besides those of this package: of the gate and, where gates share waivers, of all
 * @example
 * requireKnownExpectations([], ["invited-by-people"]);
 * @throws TypeError naming the place, the id and the nearest one there is
 */
export function requireKnownExpectations(waivers: readonly Waiver[], ids: Iterable<string>): void {
  const known = new Set([...builtInIds, ...ids]);
  for (const [index, waiver] of waivers.entries()) {
    for (const id of waivedExpectations(waiver)) {
      if (known.has(id.trim())) continue;
      const source = sourceOf(waiver);
      const place = source ? `${placeInFile(source)}: ` : "";
      const nearest = nearestWord(id, [...known]);
      const hint = nearest === undefined ? `There are: ${[...known].join(", ")}.` : `Did you mean ${nearest}?`;
      throw new TypeError(
        `${place}waivers[${index}].expectation names ${printable(id)}, and there is no such expectation. ${hint}`,
      );
    }
  }
}
