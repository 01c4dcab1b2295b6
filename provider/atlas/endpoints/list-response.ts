import type * as z from "zod/mini";
import { AtlasError } from "../atlas-error";
import type { Invitation } from "../invitation";
import { parseJson } from "../json";
import type { Endpoint } from "../list-inputs";
import { formatPath } from "../printable-path";
import type { HttpResponse } from "../transport/http";
import { describeIssue } from "./schema-issue";

/** What an endpoint lists. */
export interface EndpointList {
  readonly servedBy: Endpoint;
  /** Complete, in the server's order. */
  readonly invitations: readonly Invitation[];
  /** When Atlas will stop serving the endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  readonly sunset: string | null;
}

/**
 * Reads the body of a list to the end.
 *
 * @param page what to call the response, when there are several
 * @throws {@link AtlasError} with code `response-refused`, naming the first place that the schema does not have
 */
export function parseList<Schema extends z.ZodMiniType>(
  schema: Schema,
  response: HttpResponse,
  page = "",
): z.output<Schema> {
  const { body } = response;
  if (body.includes("\ufffd")) throw refusedListError(`${page}the body is not UTF-8`);
  const json = parseJson(body);
  if (json === undefined) throw refusedListError(`${page}the body is not JSON, or was cut short`);
  const parsed = schema.safeParse(json);
  if (parsed.success) {
    // Whoever reads a report reads the list.
    const isWhole = response.repeatsSecret(JSON.stringify(parsed.data));
    if (!isWhole && !response.repeatsPiece(collectTexts(parsed.data))) return parsed.data;
    throw refusedListError(`${page}it repeats the credentials it was asked with`);
  }
  const [issue] = parsed.error.issues;
  const problem = response.show(describeIssue(issue));
  throw refusedListError(`${page}${response.show(formatPlaceInBody(issue?.path ?? []))}: ${problem}`);
}

/** An id of Atlas, or of a service account, or a public key. None is secret, though a piece of it may be one of a secret. */
const id = /^(?:(?:mdb_sa_id_)?[0-9a-f]{24}|[a-z]{8})$/;

/** The texts within a list, but for ids. */
function collectTexts(data: unknown, names: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof data === "string" && !id.test(data)) names.add(data);
  if (typeof data === "object" && data !== null) for (const value of Object.values(data)) collectTexts(value, names);
  return names;
}

/** Makes the error for a list that cannot be relied on. */
export function refusedListError(problem: string): AtlasError {
  return new AtlasError(
    "response-refused",
    `The list of invitations is not as Atlas sends it (${problem}), so it cannot be relied on. Run again, and if it stays ` +
      "so, look for a newer version of pulumi-atlas-invitations.",
    { status: 200 },
  );
}

/** Where something is in a body, such as `results[17].username`. */
function formatPlaceInBody(path: readonly PropertyKey[]): string {
  return formatPath(path).replace(/^\./, "") || "the body";
}
