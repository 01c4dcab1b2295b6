import { AtlasError } from "../atlas-error";
import type { ListQuery } from "../list-query";
import type { Ask } from "./ask";
import { readInvites } from "./invites";
import type { Reading } from "./list-answer";
import { readUsers } from "./users";

/** The base URLs where `/invites` is past its sunset: it does not come back. */
const withoutInvites = new Set<string>();

/** Reads the endpoint that was asked for, or else `/invites` as long as it is served and knows what is wanted. */
export async function readInvitations(ask: Ask, baseUrl: string, query: ListQuery): Promise<Reading> {
  const { endpoint, statuses } = query;
  if (endpoint === "users") return readUsers(ask, baseUrl, query);
  if (endpoint === "invites") return readInvites(ask, baseUrl, query);
  const onlyPending = statuses.every((status) => status === "PENDING");
  if (!onlyPending || withoutInvites.has(baseUrl)) return readUsers(ask, baseUrl, query);
  try {
    return await readInvites(ask, baseUrl, query);
  } catch (error) {
    if (!(error instanceof AtlasError) || error.code !== "version-gone") throw error;
    withoutInvites.add(baseUrl);
    return readUsers(ask, baseUrl, query);
  }
}
