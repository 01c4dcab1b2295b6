import type { InvitationStatus } from "../atlas/invitation";
import { type ListInputs, listInputValues } from "../atlas/list-inputs";
import { maskInvitation } from "../atlas/masking";
import { escapeObeyed } from "../report/json-escape";
import { settleRead } from "../settle-read";
import { requireChoice } from "./choice";
import type { ListedOrganization } from "./listed-organization";
import { readEach } from "./read-each";
import { findOrganizations, type Organization } from "./subjects";
import { complain, type ExitCode, exitCodes, type Terminal } from "./terminal";

/** The options of `list`, as they are given. */
export interface ListOptions {
  readonly format: string;
  readonly status?: readonly string[];
  readonly endpoint?: string;
}

const formats = ["table", "json", "csv"] as const;

/** Shows the invitations of an organization, or of all in a document, and tells how it ended. */
export async function runList(
  subject: string | undefined,
  options: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const format = requireChoice("--format", options.format, formats);
  const overrides = readOverrides(options);
  const organizations = findOrganizations(subject, terminal.now);
  const listed = await readAll(organizations, overrides, terminal);
  terminal.stdout.write(renderList(format, listed, terminal));
  const failed = listed.filter(({ failure }) => failure !== null);
  for (const { orgId, organization, failure } of failed) {
    const whose = organization === null ? orgId : `${organization} (${orgId})`;
    complain(terminal, `The invitations of organization ${whose} could not be read. ${failure?.message}`);
  }
  return failed.length > 0 ? exitCodes.failed : exitCodes.passed;
}

function readOverrides({ status = [], endpoint }: ListOptions): Partial<ListInputs> {
  const statuses = status.map((one): InvitationStatus => requireChoice("--status", one, listInputValues.statuses));
  return {
    ...(statuses.length > 0 && { statuses }),
    ...(endpoint !== undefined && { endpoint: requireChoice("--endpoint", endpoint, listInputValues.endpoint) }),
  };
}

function readAll(
  organizations: readonly Organization[],
  overrides: Partial<ListInputs>,
  terminal: Terminal,
): Promise<readonly ListedOrganization[]> {
  return readEach(organizations, terminal, async ({ name, inputs }, client): Promise<ListedOrganization> => {
    const { orgId, usernames } = inputs;
    const { list: found, failure } = await settleRead(client.list(orgId, { ...inputs, ...overrides }));
    const known = { organization: name, orgId, failure };
    if (!found) return { ...known, orgName: null, servedBy: null, sunset: null, invitations: [] };
    const { orgName, servedBy, sunset, invitations } = found;
    const shown = usernames === "masked" ? invitations.map(maskInvitation) : invitations;
    return { ...known, orgName, servedBy, sunset, invitations: shown };
  });
}

function renderList(
  format: (typeof formats)[number],
  organizations: readonly ListedOrganization[],
  terminal: Terminal,
): string {
  switch (format) {
    case "json":
      return `${escapeObeyed(JSON.stringify({ organizations }, null, 2))}\n`;
    case "csv": {
      const { renderInvitationsCsv }: typeof import("./invitations-csv") = require("./invitations-csv");
      return renderInvitationsCsv(organizations);
    }
    case "table": {
      const { renderInvitationsTable }: typeof import("./invitations-table") = require("./invitations-table");
      return `${renderInvitationsTable(organizations, terminal)}\n`;
    }
  }
}
