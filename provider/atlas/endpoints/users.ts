import * as z from "zod/mini";
import { type Invitation, sortInvitation } from "../invitation";
import type { ListQuery } from "../list-query";
import type { GetPage } from "./get-page";
import { createListSchema, idSchema, textSchema, timestampSchema, usernameSchema } from "./item-schemas";
import { type EndpointList, parseList } from "./list-response";
import { readPages } from "./pages";
import { requireInvited } from "./requirements";

/**
 * `GET /api/atlas/v2/orgs/{orgId}/users`, the version that knows invitations. An older one lists active users only, with
 * status 200.
 */
const usersVersion = "application/vnd.atlas.2025-02-19+json";

/** The most that Atlas puts on a page. */
const itemsPerPage = "500";

const itemFields = {
  id: idSchema,
  username: usernameSchema.check(z.minLength(1, "is empty")),
  inviterUsername: usernameSchema,
  invitationCreatedAt: timestampSchema,
  invitationExpiresAt: z.nullable(timestampSchema),
  roles: z.object({
    orgRoles: createListSchema(textSchema),
    groupRoleAssignments: createListSchema(z.object({ groupId: idSchema, groupRoles: createListSchema(textSchema) })),
  }),
  teamIds: z.nullish(createListSchema(idSchema)),
};

/** A page as recorded responses hold it; fields and roles that are new to this package are fine. */
function createPageSchema(statuses: ListQuery["statuses"]) {
  const status = z.enum(statuses, `is not ${statuses.join(" or ")}, which was asked for`);
  const item = z.object({ ...itemFields, orgMembershipStatus: status }).check(
    z.refine((user) => user.invitationExpiresAt !== null || user.orgMembershipStatus === "INVITATION_REJECTED", {
      path: ["invitationExpiresAt"],
      error: "is missing, and only a rejected invitation has none",
    }),
  );
  return z.object({
    results: createListSchema(item),
    totalCount: z.int("is not the number of all users").check(z.gte(0, "is negative")),
  });
}

type InvitedUser = z.output<ReturnType<typeof createPageSchema>>["results"][number];

/**
 * Reads the invitations with certain statuses of one organization, or of one address in it.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgusers
 */
export async function readUsers(getPage: GetPage, baseUrl: string, query: ListQuery): Promise<EndpointList> {
  const { orgId, statuses, username } = query;
  const schema = createPageSchema(statuses);
  const invitations = await readPages(async (pageNum) => {
    const response = await getPage("users", createUsersUrl(baseUrl, query, pageNum), usersVersion);
    const { results, totalCount } = parseList(schema, response, `page ${pageNum}: `);
    const listed = results.map((user) => createInvitation(user, orgId));
    requireInvited(listed, username, `page ${pageNum}: results`);
    return { invitations: listed, totalCount };
  });
  return { servedBy: "users", invitations, sunset: null };
}

function createUsersUrl(baseUrl: string, { orgId, statuses, username }: ListQuery, pageNum: number): URL {
  const url = new URL(`${baseUrl}/api/atlas/v2/orgs/${orgId}/users`);
  for (const status of statuses) url.searchParams.append("orgMembershipStatuses", status);
  if (username !== undefined) url.searchParams.set("username", username);
  url.searchParams.set("itemsPerPage", itemsPerPage);
  url.searchParams.set("pageNum", String(pageNum));
  return url;
}

/** The same invitation as `/invites` has it, but for the id, which is the future user's, and the organization's name. */
function createInvitation(user: InvitedUser, orgId: string): Invitation {
  const { id, username, inviterUsername, roles, teamIds } = user;
  return sortInvitation({
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
