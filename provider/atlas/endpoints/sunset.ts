import { parseHttpDate } from "../transport/http-date";

/** The date of a `Sunset` header (RFC 8594) as ISO 8601, or `null` when there is none or it is no date. */
export function parseSunset(header: string | undefined): string | null {
  const date = parseHttpDate(header ?? "");
  return date?.toISOString().replace(".000Z", "Z") ?? null;
}
