/**
 * The organization roles that Atlas has today. It adds roles over time.
 *
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/#organization-roles
 */
export const orgRoles = [
  "ORG_OWNER",
  "ORG_MEMBER",
  "ORG_GROUP_CREATOR",
  "ORG_BILLING_ADMIN",
  "ORG_BILLING_READ_ONLY",
  "ORG_STREAM_PROCESSING_ADMIN",
  "ORG_READ_ONLY",
] as const;

/**
 * The project roles ("group" in the API's words) that Atlas has today. It adds roles over time.
 *
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/#project-roles
 */
export const groupRoles = [
  "GROUP_OWNER",
  "GROUP_READ_ONLY",
  "GROUP_CLUSTER_MANAGER",
  "GROUP_STREAM_PROCESSING_OWNER",
  "GROUP_DATA_ACCESS_ADMIN",
  "GROUP_DATA_ACCESS_READ_WRITE",
  "GROUP_DATA_ACCESS_READ_ONLY",
  "GROUP_DATABASE_ACCESS_ADMIN",
  "GROUP_SEARCH_INDEX_EDITOR",
  "GROUP_INDEX_MANAGER",
  "GROUP_OBSERVABILITY_VIEWER",
  "GROUP_REAL_TIME_PERFORMANCE_OPERATOR",
  "GROUP_BACKUP_MANAGER",
  "GROUP_BACKUP_CREATOR",
  "GROUP_BACKUP_RECOVERY_OPERATOR",
  "GROUP_BACKUP_EXPORT_OPERATOR",
  "GROUP_NETWORK_ACCESS_MANAGER",
  "GROUP_SUPPORT_ACCESS_MANAGER",
  "GROUP_ALERTS_MANAGER",
  "GROUP_TRIGGER_MANAGER",
  "GROUP_MODEL_OWNER",
] as const;

/** An organization role that Atlas has today, such as `ORG_OWNER`. */
export type OrgRole = (typeof orgRoles)[number];

/** A project role that Atlas has today, such as `GROUP_OWNER`. */
export type GroupRole = (typeof groupRoles)[number];

/** A role by name: editors complete those of today, and any other text is taken too, as Atlas adds roles over time. */
export type RoleName = OrgRole | GroupRole | (string & Record<never, never>);
