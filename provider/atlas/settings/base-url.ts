import { AtlasError } from "../atlas-error";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The origin, and path if there is one, under which the Atlas Administration API is found, without a final slash.
 *
 * @throws {@link AtlasError} with code `configuration` for what is no URL, is not https (except to this machine
 * itself), or carries a user, a query or a fragment; the value itself is not shown, as it may hold a secret
 */
export function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw refused("is not a URL");
  if (url.username || url.password) throw refused("must not hold a user or a password");
  if (url.search || url.hash) throw refused("must not hold a query or a fragment");
  const secure = url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
  if (!secure) throw refused("must begin with https:// (http:// only to this machine itself)");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function refused(problem: string): AtlasError {
  return new AtlasError("configuration", `The Atlas base URL ${problem}. The usual one is https://cloud.mongodb.com.`);
}
