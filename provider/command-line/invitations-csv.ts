import { stringify } from "csv-stringify/sync";
import { makePrintable } from "../atlas/printable";
import type { ListedOrganization } from "./listed-organization";

const columns = [
  "organization",
  "orgId",
  "orgName",
  "username",
  "status",
  "roles",
  "projectRoles",
  "createdAt",
  "expiresAt",
  "inviterUsername",
  "id",
];

const longestCell = 1000;

/** A line for each invitation, safe to open in a spreadsheet: no cell is taken for a formula. */
export function renderInvitationsCsv(organizations: readonly ListedOrganization[]): string {
  const rows = organizations.flatMap(({ organization, orgId, orgName, invitations }) =>
    invitations.map((invitation) => [
      organization ?? "",
      orgId,
      orgName ?? "",
      invitation.username,
      invitation.status,
      invitation.roles.join(" "),
      invitation.groupRoleAssignments.map(({ groupId, groupRole }) => `${groupRole}:${groupId}`).join(" "),
      invitation.createdAt,
      invitation.expiresAt ?? "",
      invitation.inviterUsername,
      invitation.id,
    ]),
  );
  const safe = rows.map((row) => row.map((cell) => makePrintable(cell, longestCell)));
  return stringify([columns, ...safe], { escape_formulas: true });
}
