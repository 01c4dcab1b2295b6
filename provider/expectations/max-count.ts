import { markBuiltIn } from "./built-in";
import { formatCount } from "./count";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";

/**
 * Checks whether there are at most as many invitations as a number, 0 or above. It finds one thing wrong, about all of
 * them together.
 *
 * @example
 * import { maxCount } from "pulumi-atlas-invitations";
 *
 * maxCount(5);
 * @throws TypeError when `most` is not a number
 * @throws RangeError when `most` is not a whole number from 0
 */
export function maxCount(most: number, { enforcementLevel }: ExpectationOptions = {}): Expectation {
  if (typeof most !== "number") {
    throw new TypeError(`maxCount needs a number. Received: ${JSON.stringify(most)}`);
  }
  if (!(Number.isSafeInteger(most) && most >= 0)) {
    throw new RangeError(`maxCount needs a whole number from 0. Received: ${most}`);
  }
  const permitted = formatCount(most, "invitation");
  return markBuiltIn({
    id: "max-count",
    description: `Checks whether there are at most ${permitted}.`,
    explanation:
      "Every invitation is one more mailbox through which somebody can come in. Many at once are more than anybody " +
      "reviews, or the work of a script that went wrong.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { most },
    check: ({ length }) =>
      length <= most
        ? []
        : [
            {
              message: `max-count permits ${permitted}, not ${length}`,
              remedy: "withdraw some, or raise max-count",
              measure: length,
              identity: `permits ${most}`,
            },
          ],
  });
}
