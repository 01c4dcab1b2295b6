import type { Invitation } from "../atlas/invitation";
import { makePrintable } from "../atlas/printable";
import { formatCount } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { ListedOrganization } from "./listed-organization";
import { formatCell, renderTable } from "./table";
import { colorText, type Terminal } from "./terminal";

const columns = ["INVITED", "ROLES", "SENT", "EXPIRES", "BY"];

/** The invitations of each organization, with their ages, below its name. */
export function renderInvitationsTable(organizations: readonly ListedOrganization[], terminal: Terminal): string {
  return organizations.map((organization) => renderOrganization(organization, terminal)).join("\n\n");
}

function renderOrganization(organization: ListedOrganization, terminal: Terminal): string {
  const { invitations, failure } = organization;
  const name = makePrintable(organization.orgName ?? organization.organization ?? organization.orgId);
  const title = (text: string) => colorText(terminal, "bold", `${name}: ${text}`);
  if (failure) return title("could not be read");
  if (invitations.length === 0) return title("no invitations");
  const rows = invitations.map((invitation) => createRow(invitation, terminal));
  return `${title(formatCount(invitations.length, "invitation"))}\n${renderTable(columns, rows, terminal)}`;
}

function createRow(invitation: Invitation, { now }: Terminal): readonly string[] {
  const { username, roles, groupRoleAssignments, createdAt, inviterUsername } = invitation;
  const projects = groupRoleAssignments.length;
  const granted = [...roles, ...(projects > 0 ? [formatCount(projects, "project role")] : [])];
  return [
    formatCell(username),
    formatCell(granted.join(", ")),
    describeAge(createdAt, now),
    describeEnd(invitation, now),
    formatCell(inviterUsername),
  ];
}

function describeAge(createdAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(createdAt)) / millisecondsPerDay);
  return days < 1 ? "today" : `${formatCount(days, "day")} ago`;
}

function describeEnd({ status, expiresAt }: Invitation, now: Date): string {
  if (status !== "PENDING") return status.replace("INVITATION_", "").toLowerCase();
  if (expiresAt === null) return "never";
  const days = Math.floor((Date.parse(expiresAt) - now.getTime()) / millisecondsPerDay);
  if (days < 0) return "expired";
  return days < 1 ? "within a day" : `in ${formatCount(days, "day")}`;
}
