import "./atlas/require-node";

export type { GroupRoleAssignment, Invitation, InvitationStatus } from "./atlas/invitation";
export type { GroupRole, OrgRole, RoleName } from "./atlas/roles";
export { domainOf } from "./atlas/username";
export type { ExpectationArguments, ExpectationEntry } from "./document/gates-document";
export { allowedDomains } from "./expectations/allowed-domains";
export { allowedInviters } from "./expectations/allowed-inviters";
export { type CustomExpectation, expectation } from "./expectations/custom-expectation";
export type { EnforcementLevel, ExpectationOptions } from "./expectations/enforcement-level";
export type { Expectation, ExpectationContext, Finding } from "./expectations/expectation";
export { type ExpiresWithinOptions, expiresWithin } from "./expectations/expires-within";
export { type ForbiddenRolesOptions, forbiddenRoles } from "./expectations/forbidden-roles";
export { type MaxAgeOptions, maxAge } from "./expectations/max-age";
export { maxCount } from "./expectations/max-count";
export { noneExpired } from "./expectations/none-expired";
export { noneRejected } from "./expectations/none-rejected";
export { type OnlyExpectedOptions, onlyExpected } from "./expectations/only-expected";
export type { ReportPaths } from "./gate/report-files";
export { expectationsFrom, gatesFromFile } from "./gates-from-file";
export { InvitationGate } from "./invitation-gate";
export type {
  GateExpectations,
  InvitationGateArgs,
  PendingGateArgs,
  ReadingGateArgs,
} from "./invitation-gate-args";
export { PendingOrgInvitations } from "./pending-org-invitations";
export type { PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
export { type GateVerdict, type ReportFormat, renderReport, type SourceLocation } from "./report/report";
export { type EvaluateOptions, evaluate } from "./verdict/evaluate";
export type {
  Expected,
  ExpiredWaiver,
  NextFailure,
  ReadFailure,
  Verdict,
  Violation,
  WaivedViolation,
} from "./verdict/verdict";
export type { Waiver } from "./waivers/waiver";
export type { WaiverSource } from "./waivers/waiver-source";
export { waiversFromFile } from "./waivers-from-file";
