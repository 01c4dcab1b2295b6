import { z } from "zod";
import { type Invitation, sortedInvitation } from "../invitation";
import type { ListQuery } from "../list-query";
import type { Ask } from "./ask";
import { requireNewKeys } from "./distinct-keys";
import { idSchema, parseList, type Reading, refusedList, timestampSchema, usernameSchema } from "./list-answer";
import { parseSunset } from "./sunset";

/** `GET /api/atlas/v2/orgs/{orgId}/invites`: pending invitations only, never paged, deprecated since 2025-02-19. */
const invitesVersion = "application/vnd.atlas.2023-01-01+json";

/** One item as recorded answers hold it; fields and roles that are new to this package are fine. */
const itemSchema = z
  .object({
    id: idSchema,
    orgId: idSchema,
    orgName: z.string(),
    username: usernameSchema.min(1, "is empty"),
    inviterUsername: usernameSchema,
    createdAt: timestampSchema,
    expiresAt: timestampSchema,
    roles: z.array(z.string()),
    groupRoleAssignments: z.array(z.object({ groupId: idSchema, groupRole: z.string() })),
    teamIds: z.array(idSchema),
  })
  .transform((item): Invitation => sortedInvitation({ ...item, status: "PENDING" }));

/**
 * Reads the pending invitations of one organization, or of one address in it.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorginvites
 */
export async function readInvites(ask: Ask, baseUrl: string, { orgId, username }: ListQuery): Promise<Reading> {
  const url = new URL(`${baseUrl}/api/atlas/v2/orgs/${orgId}/invites`);
  if (username !== undefined) url.searchParams.set("username", username);
  const answer = await ask("invites", url, invitesVersion);
  const invitations = parseList(z.array(itemSchema), answer);
  const foreign = invitations.findIndex((invitation) => invitation.orgId !== orgId);
  if (foreign >= 0) throw refusedList(`[${foreign}].orgId: it is another organization's`);
  requireNewKeys(invitations, new Set(), "");
  return { servedBy: "invites", invitations, sunset: parseSunset(answer.header("sunset")) };
}
