import { z } from "zod";
import { type Invitation, sortedInvitation } from "../invitation";
import type { ListQuery } from "../list-query";
import type { Ask } from "./ask";
import { idSchema, parseList, type Reading, timestampSchema, usernameSchema } from "./list-answer";
import { readPages } from "./pages";

/**
 * `GET /api/atlas/v2/orgs/{orgId}/users`, the version that knows invitations. An older one lists active users only, with
 * status 200.
 */
const usersVersion = "application/vnd.atlas.2025-02-19+json";

/** The most that Atlas puts on a page. */
const itemsPerPage = "500";

/** A page as recorded answers hold it; fields and roles that are new to this package are fine. */
const pageSchema = (statuses: ListQuery["statuses"]) =>
  z.object({
    totalCount: z.int().nullish(),
    results: z.array(
      z
        .object({
          id: idSchema,
          username: usernameSchema.min(1, "is empty"),
          inviterUsername: usernameSchema,
          orgMembershipStatus: z.enum(statuses, `is not ${statuses.join(" or ")}, which was asked for`),
          invitationCreatedAt: timestampSchema,
          invitationExpiresAt: timestampSchema.nullable(),
          roles: z.object({
            orgRoles: z.array(z.string()),
            groupRoleAssignments: z.array(z.object({ groupId: idSchema, groupRoles: z.array(z.string()) })),
          }),
          teamIds: z.array(idSchema).nullish(),
        })
        .refine((user) => user.invitationExpiresAt !== null || user.orgMembershipStatus === "INVITATION_REJECTED", {
          path: ["invitationExpiresAt"],
          error: "is missing, and only a rejected invitation has none",
        }),
    ),
  });

type InvitedUser = z.output<ReturnType<typeof pageSchema>>["results"][number];

/**
 * Reads the invitations with certain statuses of one organization, or of one address in it.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgusers
 */
export async function readUsers(ask: Ask, baseUrl: string, query: ListQuery): Promise<Reading> {
  const { orgId, statuses } = query;
  const schema = pageSchema(statuses);
  const invitations = await readPages(async (pageNum) => {
    const answer = await ask("users", usersUrl(baseUrl, query, pageNum), usersVersion);
    const { results, totalCount } = parseList(schema, answer, `page ${pageNum}: `);
    return { invitations: results.map((user) => invitationOf(user, orgId)), totalCount };
  });
  return { servedBy: "users", invitations, sunset: null };
}

function usersUrl(baseUrl: string, { orgId, statuses, username }: ListQuery, pageNum: number): URL {
  const url = new URL(`${baseUrl}/api/atlas/v2/orgs/${orgId}/users`);
  for (const status of statuses) url.searchParams.append("orgMembershipStatuses", status);
  if (username !== undefined) url.searchParams.set("username", username);
  url.searchParams.set("itemsPerPage", itemsPerPage);
  url.searchParams.set("pageNum", String(pageNum));
  return url;
}

/** The same invitation as `/invites` has it, but for the id, which is the future user's, and the organization's name. */
function invitationOf(user: InvitedUser, orgId: string): Invitation {
  const { id, username, inviterUsername, roles, teamIds } = user;
  return sortedInvitation({
    id,
    orgId,
    orgName: null,
    username,
    inviterUsername,
    createdAt: user.invitationCreatedAt,
    expiresAt: user.invitationExpiresAt,
    status: user.orgMembershipStatus,
    roles: roles.orgRoles,
    groupRoleAssignments: roles.groupRoleAssignments.flatMap(({ groupId, groupRoles }) =>
      groupRoles.map((groupRole) => ({ groupId, groupRole })),
    ),
    teamIds: teamIds ?? [],
  });
}
