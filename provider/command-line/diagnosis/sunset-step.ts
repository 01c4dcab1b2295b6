import { formatCount } from "../../expectations/count";
import { millisecondsPerDay } from "../../expectations/milliseconds-per-day";
import { createOkStep, type Step } from "./step";

/** From how many days before the end of an endpoint it is a warning. */
const daysOfWarning = 180;

/** Says when Atlas will stop serving `/invites`. */
export function diagnoseSunset(sunset: string | null, now: Date): Step {
  if (sunset === null) return createOkStep("sunset", "Atlas has announced no end of /invites");
  const days = Math.ceil((Date.parse(sunset) - now.getTime()) / millisecondsPerDay);
  const announced = `Atlas has announced the end of /invites for ${sunset.slice(0, "2027-07-01".length)}`;
  if (days > daysOfWarning) return createOkStep("sunset", announced);
  const advice = 'Set endpoint: "users" now; gates with endpoint: "invites" will fail.';
  return {
    name: "sunset",
    state: "warning",
    said:
      days > 0 ? `${announced}, in ${formatCount(days, "day")}. ${advice}` : `${announced}, which is past. ${advice}`,
  };
}
