import { formatHeaderDate, readDate } from "../organizations/timestamp";

/**
 * Reads the option, when `/invites` ends: milliseconds since 1970, or null when no end is announced.
 *
 * @throws TypeError when it is no date
 */
export function readSunset(option: Date | string | null = "2100-07-01T00:00:00Z"): number | null {
  return option === null ? null : readDate(option, "sunset");
}

/** The headers of a deprecated version. */
export function createSunsetHeaders(sunset: number | null): Readonly<Record<string, string>> {
  const deprecation = { Deprecation: "Wed, 19 Feb 2025 00:00:00 GMT" };
  return sunset === null ? deprecation : { ...deprecation, Sunset: formatHeaderDate(sunset) };
}
