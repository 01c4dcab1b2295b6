import { AtlasError } from "../atlas-error";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The origin, and path if there is one, under which the Atlas Administration API is found, without a final slash.
 *
 * @param label what the user calls the setting
 * @throws {@link AtlasError} with code `configuration` for what is no URL, is not https (except to this machine
 * itself), or carries a user, a query or a fragment; the value itself is not shown, as it may hold a secret
 */
export function parseBaseUrl(text: string, label: string): string {
  const baseUrlError = (problem: string) => {
    return new AtlasError("configuration", `${label} ${problem}. The usual one is https://cloud.mongodb.com.`);
  };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw baseUrlError("is not a URL");
  if (url.username || url.password) throw baseUrlError("must not hold a user or a password");
  if (url.search || url.hash) throw baseUrlError("must not hold a query or a fragment");
  const secure = url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
  if (!secure) throw baseUrlError("must begin with https:// (http:// only to this machine itself)");
  const path = url.pathname.replace(/\/+$/, "");
  if (/\/api\/atlas(\/v\d.*)?$/.test(path))
    throw baseUrlError("must not hold the path /api/atlas, which is added to it");
  return `${url.origin}${path}`;
}
