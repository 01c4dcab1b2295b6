/** Who asks, whatever they authenticated with. */
export interface Principal {
  /**
   * The roles by organization id, such as `{ "5f0000000000000000000001": ["ORG_READ_ONLY"] }`.
   *
   * @default ORG_OWNER in every organization
   */
  readonly orgRoles?: Readonly<Record<string, readonly string[]>>;
}

/** Tells whether the principal is an Organization Owner, which `/invites` asks for. */
export function ownsOrganization({ orgRoles }: Principal, orgId: string): boolean {
  if (!orgRoles) return true;
  return orgRoles[orgId]?.includes("ORG_OWNER") ?? false;
}

/** Tells whether the principal has any role in the organization, which is all that `/users` asks for. */
export function belongsToOrganization({ orgRoles }: Principal, orgId: string): boolean {
  if (!orgRoles) return true;
  return (orgRoles[orgId] ?? []).length > 0;
}
