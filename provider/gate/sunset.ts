import * as pulumi from "@pulumi/pulumi";
import { formatCount } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { Gates } from "./gates";

/** From how many days before the end of an endpoint a gate warns of it. */
const daysOfWarning = 180;

/**
 * Warns of the announced end of the endpoint that answered, once in a run of a program however many gates it has.
 *
 * @param sunset the announced end, as an ISO 8601 date and time
 */
export async function warnOfSunset(gate: pulumi.Resource, sunset: string, now: Date, gates: Gates): Promise<void> {
  const daysLeft = Math.ceil((Date.parse(sunset) - now.getTime()) / millisecondsPerDay);
  if (!(daysLeft <= daysOfWarning) || !gates.isFirstToSay("sunset")) return;
  const date = sunset.slice(0, 10);
  const announced = `Atlas will stop serving the endpoint /invites on ${date}, in ${formatCount(daysLeft, "day")}.`;
  const past = `Atlas was to stop serving the endpoint /invites on ${date}, and can do so at any time.`;
  await pulumi.log.warn(
    `${daysLeft > 0 ? announced : past} ` +
      'Gates then ask /users by themselves; set endpoint: "users" to do so now. Those with endpoint: "invites" will fail.',
    gate,
  );
}
