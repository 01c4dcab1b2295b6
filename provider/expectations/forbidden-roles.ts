import type { GroupRoleAssignment, Invitation } from "../atlas/invitation";
import { groupRoles, orgRoles, type RoleName } from "../atlas/roles";
import { findNearestWord } from "../nearest-word";
import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { copyFilledListOption } from "./list-option";
import { joinNames } from "./listed";

/** Where roles are forbidden. */
export interface ForbiddenRolesOptions extends ExpectationOptions {
  /**
   * The ids of the projects in which the project roles are forbidden, 24 hexadecimal digits each. Organization roles are
   * forbidden in any case.
   *
   * @default every project
   */
  readonly projects?: readonly string[];
}

/**
 * Checks whether no invitation grants one of these roles: organization roles such as `ORG_OWNER` and project roles such as
 * `GROUP_OWNER`. A role that is not named is not forbidden, and neither is what somebody gets through a team. A role that
 * Atlas does not have today, as far as this version knows, is a warning.
 *
 * @example
 * import { forbiddenRoles } from "pulumi-atlas-invitations";
 *
 * forbiddenRoles(["ORG_OWNER", "GROUP_OWNER"]);
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/
 * @throws TypeError when `roles` or `projects` is not a list of such names, or is empty, or `projects` has no project role
 *   to restrict
 */
export function forbiddenRoles(
  roles: readonly RoleName[],
  { projects, enforcementLevel }: ForbiddenRolesOptions = {},
): Expectation {
  const what = "roles such as ORG_OWNER or GROUP_OWNER";
  const forbidden = copyFilledListOption(
    { of: "forbiddenRoles", what, accepts: (text) => /^(ORG|GROUP)_[A-Z0-9_]+$/.test(text) },
    roles,
  );
  const within = projects === undefined ? undefined : requireProjectIds(projects, forbidden);
  const names = new Set(forbidden);
  const isForbidden = (role: string) => names.has(role);
  const isForbiddenThere = ({ groupId, groupRole }: GroupRoleAssignment) =>
    names.has(groupRole) && (within === undefined || within.includes(groupId));
  const forbiddenIn = ({ roles, groupRoleAssignments }: Invitation) => [
    ...roles.filter(isForbidden),
    ...groupRoleAssignments
      .filter(isForbiddenThere)
      .map(({ groupId, groupRole }) => `${groupRole} in project ${groupId}`),
  ];
  return markBuiltIn({
    id: "forbidden-roles",
    description: "Checks whether no invitation grants a forbidden role.",
    explanation:
      "An invitation grants its roles to whoever accepts it, at once and without another look. Roles that can change " +
      "access or delete data are better granted to a known user, on purpose.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { roles: forbidden, ...(within && { projects: within }) },
    warnings: forbidden.filter((role) => !knownRoles.includes(role)).map(describeUnknownRole),
    check: (invitations) =>
      invitations
        .filter(({ roles, groupRoleAssignments }) => {
          return roles.some(isForbidden) || groupRoleAssignments.some(isForbiddenThere);
        })
        .map((invitation) => {
          const granted = forbiddenIn(invitation);
          return {
            invitation,
            message: `forbidden-roles forbids ${joinNames(granted, " and ")}`,
            identity: JSON.stringify(granted),
          };
        }),
  });
}

const knownRoles: readonly string[] = [...orgRoles, ...groupRoles];

function describeUnknownRole(role: string): string {
  const nearest = findNearestWord(role, knownRoles);
  const hint = nearest === undefined ? "Check its spelling." : `Did you mean ${nearest}?`;
  return `forbidden-roles forbids ${role}, a role that this version of pulumi-atlas-invitations does not know. ${hint}`;
}

function requireProjectIds(projects: readonly string[], roles: readonly string[]): readonly string[] {
  const what = "projects as ids of 24 hexadecimal digits in lower case";
  const ids = copyFilledListOption(
    { of: "forbiddenRoles", what, accepts: (text) => /^[0-9a-f]{24}$/.test(text) },
    projects,
  );
  if (roles.some((role) => role.startsWith("GROUP_"))) return ids;
  throw new TypeError(
    "forbiddenRoles needs a project role, such as GROUP_OWNER, to forbid in projects: an organization role is forbidden " +
      `in any case. Received: ${JSON.stringify(roles)}`,
  );
}
