import type { Invitation } from "../atlas/invitation";
import { printable } from "../atlas/printable";
import { count } from "../expectations/count";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { ListedOrganization } from "./listed-organization";
import { cellOf, tableOf } from "./table";
import { colored, type Terminal } from "./terminal";

const columns = ["INVITED", "ROLES", "SENT", "EXPIRES", "BY"];

/** The invitations of each organization, with their ages, below its name. */
export function invitationsTable(organizations: readonly ListedOrganization[], terminal: Terminal): string {
  return organizations.map((organization) => organizationTable(organization, terminal)).join("\n\n");
}

function organizationTable(organization: ListedOrganization, terminal: Terminal): string {
  const { invitations, failure } = organization;
  const name = printable(organization.orgName ?? organization.organization ?? organization.orgId);
  const title = (text: string) => colored(terminal, "bold", `${name}: ${text}`);
  if (failure) return title("could not be read");
  if (invitations.length === 0) return title("no invitations");
  const rows = invitations.map((invitation) => rowOf(invitation, terminal));
  return `${title(count(invitations.length, "invitation"))}\n${tableOf(columns, rows, terminal)}`;
}

function rowOf(invitation: Invitation, { now }: Terminal): readonly string[] {
  const { username, roles, groupRoleAssignments, createdAt, inviterUsername } = invitation;
  const projects = groupRoleAssignments.length;
  const granted = [...roles, ...(projects > 0 ? [count(projects, "project role")] : [])];
  return [
    cellOf(username),
    cellOf(granted.join(", ")),
    ageOf(createdAt, now),
    endOf(invitation, now),
    cellOf(inviterUsername),
  ];
}

function ageOf(createdAt: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(createdAt)) / millisecondsPerDay);
  return days < 1 ? "today" : `${count(days, "day")} ago`;
}

function endOf({ status, expiresAt }: Invitation, now: Date): string {
  if (status !== "PENDING") return status.replace("INVITATION_", "").toLowerCase();
  if (expiresAt === null) return "never";
  const days = Math.floor((Date.parse(expiresAt) - now.getTime()) / millisecondsPerDay);
  if (days < 0) return "expired";
  return days < 1 ? "within a day" : `in ${count(days, "day")}`;
}
