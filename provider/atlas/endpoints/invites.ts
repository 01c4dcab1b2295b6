import { z } from "zod";
import { AtlasError } from "../atlas-error";
import { type Invitation, invitationKey, sortedInvitation } from "../invitation";
import { printable } from "../printable";

/** `GET /api/atlas/v2/orgs/{orgId}/invites`: pending invitations only, never paged, deprecated since 2025-02-19. */
export const invitesVersion = "application/vnd.atlas.2023-01-01+json";

/** Where to ask for the invitations of one organization, or of one address in it. */
export function invitesUrl(baseUrl: string, orgId: string, username: string | undefined): URL {
  const url = new URL(`${baseUrl}/api/atlas/v2/orgs/${orgId}/invites`);
  if (username !== undefined) url.searchParams.set("username", username);
  return url;
}

const id = z.string().regex(/^[0-9a-f]{24}$/, "is not an id of 24 hexadecimal digits");
const timestamp = z.iso.datetime("is not a date and time in UTC");

/** One item as recorded answers hold it; fields and roles that are new to this package are fine. */
const itemSchema = z
  .object({
    id,
    orgId: id,
    orgName: z.string(),
    username: z.string().min(1, "is empty"),
    inviterUsername: z.string(),
    createdAt: timestamp,
    expiresAt: timestamp,
    roles: z.array(z.string()),
    groupRoleAssignments: z.array(z.object({ groupId: id, groupRole: z.string() })),
    teamIds: z.array(id),
  })
  .transform((item): Invitation => sortedInvitation({ ...item, status: "PENDING" }));

/**
 * Reads the body of an answer to the end.
 *
 * @throws {@link AtlasError} with code `response-refused`, naming the place, for anything that is not a complete list
 * of this organization's invitations
 */
export function parseInvites(body: string, orgId: string): Invitation[] {
  const parsed = z.array(itemSchema).safeParse(parseJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`${place(issue?.path ?? [])}: ${printable(issue?.message ?? "not understood")}`);
  }
  const foreign = parsed.data.findIndex((invitation) => invitation.orgId !== orgId);
  if (foreign >= 0) throw refused(`[${foreign}].orgId: it is another organization's`);
  const keys = new Set<string>();
  const second = parsed.data.findIndex((invitation) => keys.size === keys.add(invitationKey(invitation)).size);
  if (second >= 0) throw refused(`[${second}]: a second invitation of the same address at the same time`);
  return parsed.data;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw refused("the body is not JSON, or was cut short", cause);
  }
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the body";
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${printable(String(step))}`)).join("");
}

function refused(problem: string, cause?: unknown): AtlasError {
  return new AtlasError(
    "response-refused",
    `The list of invitations is not as Atlas sends it (${problem}), so it cannot be relied on.`,
    { cause, status: 200 },
  );
}
