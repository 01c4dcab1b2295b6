import { parseHttpDate } from "../../atlas/transport/http-date";
import { formatCount } from "../../expectations/count";
import { createOkStep, type Step } from "./step";

/** From how many seconds on a clock is told to be wrong: ages are counted in days, but tokens in minutes. */
const mostSeconds = 60;

/**
 * Compares this machine's clock with that of Atlas.
 *
 * @param header the header Date of an answer
 * @param at when it came, by this machine's clock
 */
export function diagnoseClock(header: string | undefined, at: Date): Step {
  const date = parseHttpDate(header ?? "");
  if (!date)
    return {
      name: "clock",
      state: "warning",
      said: "Atlas did not say what time it is, so this clock could not be checked.",
    };
  const seconds = Math.round((at.getTime() - date.getTime()) / 1000);
  const off = Math.abs(seconds);
  if (off < mostSeconds) return createOkStep("clock", "shows the same time as Atlas");
  const difference = `${formatCount(off, "second")} ${seconds > 0 ? "ahead of" : "behind"} Atlas`;
  return {
    name: "clock",
    state: "warning",
    said: `${difference}. The ages of invitations are wrong by as much. Set the clock of this machine.`,
  };
}
