import { compareText, type Invitation } from "../../atlas/invitation";
import { ownsOrganization, type Principal } from "../credentials/principal";
import type { EmulatorRequest } from "../http/emulator-request";
import type { Organizations } from "../organizations/organizations";
import { type Answer, createErrorAnswer } from "./answer";
import { createSunsetHeaders } from "./sunset";
import { createVersionContentType, negotiateVersion } from "./version";

/** What the route answers from. */
export interface InvitesWorld {
  readonly organizations: Organizations;
  /** When `/invites` ends, in milliseconds since 1970; null announces no end. */
  readonly sunset: number | null;
}

/** Answers `GET /api/atlas/v2/orgs/{orgId}/invites` to somebody who is authenticated. */
export function answerInvites(
  request: EmulatorRequest,
  orgId: string,
  principal: Principal,
  world: InvitesWorld,
): Answer {
  const version = negotiateVersion(request.accept, ["2023-01-01"]);
  if (version === null) return createErrorAnswer(406, request.path);
  if (world.sunset !== null && world.sunset <= Date.now()) return createErrorAnswer(410, request.path);
  const organization = world.organizations.find(orgId);
  if (!organization) return createErrorAnswer(404, request.path);
  if (!ownsOrganization(principal, orgId)) return createErrorAnswer(401, request.path);

  const username = new URLSearchParams(request.query).get("username");
  const listed = organization.invitations
    .filter(({ status }) => status === "PENDING")
    .filter((invitation) => username === null || invitation.username === username)
    .toSorted((left, right) => compareText(left.username, right.username));
  return {
    status: 200,
    headers: { "Content-Type": createVersionContentType(version), ...createSunsetHeaders(world.sunset) },
    body: JSON.stringify(listed.map((invitation) => createItem(invitation, orgId, organization.name))),
  };
}

/** The ten fields that `/invites` sends; the status is not among them, as everything it lists is pending. */
function createItem(invitation: Invitation, orgId: string, orgName: string): object {
  const { id, username, inviterUsername, createdAt, expiresAt, roles, groupRoleAssignments, teamIds } = invitation;
  return {
    id,
    orgId,
    orgName,
    username,
    inviterUsername,
    createdAt,
    expiresAt,
    roles,
    groupRoleAssignments,
    teamIds,
  };
}
