import type { Invitation } from "../atlas/invitation";
import { formatCount } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import { type Html, html } from "./html-template";

/** After so many days Atlas lets every invitation expire. */
const longestDays = 30;

/**
 * The age of an invitation as a bar, with a mark at the days that `max-age` permits.
 *
 * @example
 * import type { Invitation } from "../atlas/invitation";
 * const barOf = (invitation: Invitation) => renderAgeHtml(invitation, 14, new Date());
 */
export function renderAgeHtml({ createdAt }: Invitation, limit: number | undefined, now: Date): Html {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(createdAt)) / millisecondsPerDay));
  const whole = Math.max(longestDays, days, limit ?? 0);
  const percent = (part: number) => Math.round((part / whole) * 1000) / 10;
  const isOver = limit !== undefined && now.getTime() - Date.parse(createdAt) > limit * millisecondsPerDay;
  const label = `${formatCount(days, "day")} old${limit === undefined ? "" : `, ${formatCount(limit, "day")} permitted`}`;
  const mark = limit === undefined ? html`` : html`<rect class="limit" x="${percent(limit)}%" width="2" height="12"/>`;
  return html`<svg role="img" aria-label="${label}"><title>${label}</title>
<rect class="track" y="2" width="100%" height="8"/><rect class="${isOver ? "over" : "age"}" y="2" width="${percent(days)}%" height="8"/>${mark}</svg>`;
}
