export { AtlasError, type AtlasErrorCode, type AtlasErrorDetails } from "./atlas-error";
export type { GroupRoleAssignment, Invitation, InvitationStatus } from "./invitation";
export { type InvitationList, listInvitations } from "./list-invitations";
export type { ListInvitationsOptions } from "./list-options";
export type { AccessToken, ApiKey, Credentials, ServiceAccount } from "./settings/credentials";
