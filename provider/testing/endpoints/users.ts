import { compareText } from "../../atlas/invitation";
import { belongsToOrganization, type Principal } from "../credentials/principal";
import type { EmulatorRequest } from "../http/emulator-request";
import type { Organization, Organizations } from "../organizations/organizations";
import { type Answer, createErrorAnswer } from "./answer";
import { createActiveUserItem, createInvitedUserItem, type UserItem } from "./user-item";
import { createPage } from "./users-page";
import { readUsersQuery, type UsersQuery } from "./users-query";
import { createVersionContentType, negotiateVersion } from "./version";

const formerVersion = "2023-01-01";

/** What the route answers from. */
export interface UsersWorld {
  readonly organizations: Organizations;
  /** The most items a page holds, whatever is asked for. */
  readonly largestPage: number;
}

/** Answers `GET /api/atlas/v2/orgs/{orgId}/users` to somebody who is authenticated. */
export function answerUsers(request: EmulatorRequest, orgId: string, principal: Principal, world: UsersWorld): Answer {
  const version = negotiateVersion(request.accept, [formerVersion, "2025-02-19"]);
  if (version === null) return createErrorAnswer(406, request.path);
  const organization = world.organizations.find(orgId);
  if (!organization) return createErrorAnswer(404, request.path);
  if (!belongsToOrganization(principal, orgId)) return createErrorAnswer(401, request.path);

  const query = readUsersQuery(new URLSearchParams(request.query), version === formerVersion);
  if ("invalidParameter" in query) return refuseParameter(request.path, query.invalidParameter);
  const page = createPage(listUsers(organization, query), query, request, world.largestPage);
  return { status: 200, headers: { "Content-Type": createVersionContentType(version) }, body: JSON.stringify(page) };
}

function listUsers({ activeUsers, invitations }: Organization, query: UsersQuery): readonly UserItem[] {
  return [...activeUsers.map(createActiveUserItem), ...invitations.map(createInvitedUserItem)]
    .filter(({ orgMembershipStatus }) => query.statuses.includes(orgMembershipStatus))
    .filter(({ username }) => query.username === null || username === query.username)
    .toSorted((left, right) => compareText(left.username, right.username));
}

function refuseParameter(path: string, name: string): Answer {
  return createErrorAnswer(400, path, { detail: `Invalid query parameter ${name}.`, parameters: [name] });
}
