import { AtlasError } from "../atlas-error";
import type { ListQuery } from "../list-query";
import type { GetPage } from "./get-page";
import { readInvites } from "./invites";
import type { EndpointList } from "./list-response";
import { readUsers } from "./users";

/**
 * Reads the endpoint that was asked for, or else `/invites` as long as it is served and knows what is wanted.
 *
 * @param withoutInvites the base URLs where `/invites` is past its sunset: it does not come back
 */
export async function readInvitations(
  getPage: GetPage,
  baseUrl: string,
  query: ListQuery,
  withoutInvites: Set<string>,
): Promise<EndpointList> {
  const { endpoint, statuses } = query;
  if (endpoint === "users") return readUsers(getPage, baseUrl, query);
  if (endpoint === "invites") return readInvites(getPage, baseUrl, query);
  const onlyPending = statuses.every((status) => status === "PENDING");
  if (!onlyPending || withoutInvites.has(baseUrl)) return readUsers(getPage, baseUrl, query);
  try {
    return await readInvites(getPage, baseUrl, query);
  } catch (error) {
    if (!(error instanceof AtlasError) || error.code !== "version-gone") throw error;
    withoutInvites.add(baseUrl);
    return readUsers(getPage, baseUrl, query);
  }
}
