import { compareText, type Invitation } from "../atlas/invitation";
import { type Answer, errorAnswer } from "./answer";
import { type ApiKeyFixture, ownsOrganization } from "./api-key";
import type { Organizations } from "./organizations";
import type { Question } from "./question";
import { negotiateVersion, versionContentType } from "./version";

/** What the route answers from. */
export interface InvitesWorld {
  readonly organizations: Organizations;
  /** The Sunset header, or null for none. */
  readonly sunset: string | null;
}

/** The organization in the path of `/invites`, or null when the path is another one. */
export function invitesOrgId(path: string): string | null {
  return /^\/api\/atlas\/v2\/orgs\/([^/]+)\/invites$/.exec(path)?.[1] ?? null;
}

/** Answers `GET /api/atlas/v2/orgs/{orgId}/invites` to a key that has proved itself. */
export function answerInvites(question: Question, orgId: string, apiKey: ApiKeyFixture, world: InvitesWorld): Answer {
  const version = negotiateVersion(question.accept, ["2023-01-01"]);
  if (version === null) return errorAnswer(406, question.path);
  const invitations = world.organizations.find(orgId);
  if (!invitations) return errorAnswer(404, question.path);
  if (!ownsOrganization(apiKey, orgId)) return errorAnswer(401, question.path);

  const username = new URLSearchParams(question.query).get("username");
  const listed = invitations
    .filter((invitation) => username === null || invitation.username === username)
    .toSorted((left, right) => compareText(left.username, right.username));
  return {
    status: 200,
    headers: {
      "Content-Type": versionContentType(version),
      Deprecation: "Wed, 19 Feb 2025 00:00:00 GMT",
      ...(world.sunset === null ? {} : { Sunset: world.sunset }),
      // The bucket is always full before a request: a limit is met only where a test asks for one by a fault.
      "RateLimit-Limit": "500",
      "RateLimit-Remaining": "499",
    },
    body: JSON.stringify(listed.map(toItem)),
  };
}

/** The ten fields that `/invites` sends; the status is not among them, as everything it lists is pending. */
function toItem(invitation: Invitation): Omit<Invitation, "status"> {
  const { status: _, ...item } = invitation;
  return item;
}
