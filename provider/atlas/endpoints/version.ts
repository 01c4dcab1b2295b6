import { AtlasError } from "../atlas-error";
import type { HttpResponse } from "../transport/http";

/**
 * Refuses a response of another version than asked for, which can mean something else by the same fields and says so in
 * its Content-Type alone.
 */
export function requireVersion(response: HttpResponse, version: string): void {
  const contentType = response.header("content-type") ?? "nothing";
  // A comma joins several headers, of which only one can be true.
  if (!contentType.includes(",") && contentType.split(";")[0]?.trim().toLowerCase() === version) return;
  throw new AtlasError(
    "response-refused",
    `The answer is ${response.show(contentType)} and not ${version}, so it is not the list that was asked for. ` +
      "Check the base URL, and whether a proxy answers in place of Atlas.",
    { status: response.status },
  );
}
