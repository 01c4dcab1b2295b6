import * as z from "zod/mini";
import { type Invitation, sortInvitation } from "../invitation";
import type { ListQuery } from "../list-query";
import type { GetPage } from "./get-page";
import { createListSchema, idSchema, textSchema, timestampSchema, usernameSchema } from "./item-schemas";
import { type EndpointList, parseList, refusedListError } from "./list-response";
import { requireInvited, requireNewKeys } from "./requirements";
import { parseSunset } from "./sunset";

/** `GET /api/atlas/v2/orgs/{orgId}/invites`: pending invitations only, never paged, deprecated since 2025-02-19. */
const invitesVersion = "application/vnd.atlas.2023-01-01+json";

/** One item as recorded responses hold it; fields and roles that are new to this package are fine. */
const itemSchema = z.object({
  id: idSchema,
  orgId: idSchema,
  orgName: textSchema,
  username: usernameSchema.check(z.minLength(1, "is empty")),
  inviterUsername: usernameSchema,
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  roles: createListSchema(textSchema),
  groupRoleAssignments: createListSchema(z.object({ groupId: idSchema, groupRole: textSchema })),
  teamIds: createListSchema(idSchema),
});

const listSchema = createListSchema(itemSchema);

/**
 * Reads the pending invitations of one organization, or of one address in it.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorginvites
 */
export async function readInvites(getPage: GetPage, baseUrl: string, query: ListQuery): Promise<EndpointList> {
  const { orgId, username } = query;
  const url = new URL(`${baseUrl}/api/atlas/v2/orgs/${orgId}/invites`);
  if (username !== undefined) url.searchParams.set("username", username);
  const response = await getPage("invites", url, invitesVersion);
  const items = parseList(listSchema, response);
  const foreign = items.findIndex((item) => item.orgId !== orgId);
  if (foreign >= 0) throw refusedListError(`[${foreign}].orgId: it is another organization's`);
  const invitations = items.map((item): Invitation => sortInvitation({ ...item, status: "PENDING" }));
  requireInvited(invitations, username, "");
  requireNewKeys(invitations, new Set(), "");
  return { servedBy: "invites", invitations, sunset: parseSunset(response.header("sunset")) };
}
