/** The date of a version in an Accept header, or null when there is none or it is no date. */
function parseVersionDate(accept: string | null): string | null {
  const date = /application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json/.exec(accept ?? "")?.[1];
  if (date === undefined) return null;
  // Date accepts "2023-02-31" and moves it to March, so the text must come back unchanged.
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date) ? date : null;
}

/**
 * Chooses the version that serves a request: the newest one that is not after the date in the Accept header.
 *
 * @param versions the dates of the versions of a resource, the oldest first
 * @returns its date, or null when the header is missing, is no date, or is older than every version
 */
export function negotiateVersion(accept: string | null, versions: readonly string[]): string | null {
  const asked = parseVersionDate(accept);
  if (asked === null) return null;
  return versions.findLast((version) => version <= asked) ?? null;
}

/** The Content-Type of an answer served by a version. */
export function createVersionContentType(version: string): string {
  return `application/vnd.atlas.${version}+json;charset=utf-8`;
}
