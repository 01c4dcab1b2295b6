import { AtlasError } from "../atlas-error";
import type { Question } from "../options";
import type { Ask } from "./ask";
import { readInvites } from "./invites";
import type { Reading } from "./list-answer";
import { readUsers } from "./users";

/** The base URLs where `/invites` is past its sunset: it does not come back. */
const withoutInvites = new Set<string>();

/** Reads the endpoint that was asked for, or else `/invites` as long as it is served and knows what is wanted. */
export async function readInvitations(ask: Ask, baseUrl: string, question: Question): Promise<Reading> {
  const { endpoint, statuses } = question;
  if (endpoint === "users") return readUsers(ask, baseUrl, question);
  if (endpoint === "invites") return readInvites(ask, baseUrl, question);
  const onlyPending = statuses.every((status) => status === "PENDING");
  if (!onlyPending || withoutInvites.has(baseUrl)) return readUsers(ask, baseUrl, question);
  try {
    return await readInvites(ask, baseUrl, question);
  } catch (error) {
    if (!(error instanceof AtlasError) || error.code !== "version-gone") throw error;
    withoutInvites.add(baseUrl);
    return readUsers(ask, baseUrl, question);
  }
}
