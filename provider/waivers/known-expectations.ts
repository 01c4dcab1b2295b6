import { makePrintable } from "../atlas/printable";
import { builtInIds } from "../expectations/built-in";
import { findNearestWord } from "../nearest-word";
import { listWaivedExpectations, type Waiver } from "./waiver";
import { formatSource, recallSource } from "./waiver-source";

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
    for (const id of listWaivedExpectations(waiver)) {
      if (known.has(id.trim())) continue;
      const source = recallSource(waiver);
      const place = source ? `${formatSource(source)}: ` : "";
      const nearest = findNearestWord(id, [...known]);
      const hint = nearest === undefined ? `There are: ${[...known].join(", ")}.` : `Did you mean ${nearest}?`;
      throw new TypeError(
        `${place}waivers[${index}].expectation names ${makePrintable(id)}, and there is no such expectation. ${hint}`,
      );
    }
  }
}
