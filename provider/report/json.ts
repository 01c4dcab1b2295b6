import type { GateVerdict } from "./gate-verdict";
import { escapeObeyed } from "./json-escape";

/** Where the schema lies for a report in the folder of a Pulumi project. */
const schema = "./node_modules/pulumi-atlas-invitations/schemas/report-1.json";

/** Every field that a report may have, in the order in which it is written, whatever the order within a verdict. */
const fields = [
  ...["$schema", "version", "gates", "gate", "at", "expectation"],
  ...[
    "id",
    "orgId",
    "orgName",
    "username",
    "domain",
    "organization",
    "inviterUsername",
    "createdAt",
    "expiresAt",
    "status",
    "roles",
  ],
  ...["groupRoleAssignments", "groupId", "groupRole", "teamIds"],
  ...[
    "description",
    "explanation",
    "enforcementLevel",
    "days",
    "passed",
    "failure",
    "code",
    "invitationCount",
    "expectations",
    "violations",
  ],
  ...["waived", "unusedWaivers", "toleratedCount", "next"],
  ...[
    "invitation",
    "subject",
    "message",
    "remedy",
    "expiredWaiver",
    "waiver",
    "source",
    "file",
    "line",
    "reason",
    "owner",
    "expires",
  ],
];

/**
 * A report for programs. What it holds says `schemas/report-1.json`, which changes with its number only.
 *
 * @example
 * JSON.parse(renderJson([])).gates; // []
 */
export function renderJson(gates: readonly GateVerdict[]): string {
  const rows = gates.map(({ gate, orgId, verdict }) => ({ gate, orgId, ...verdict }));
  const json = JSON.stringify({ $schema: schema, version: 1, gates: rows }, fields, 2);
  return `${escapeObeyed(json)}\n`;
}
