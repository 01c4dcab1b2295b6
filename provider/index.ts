export type { GroupRoleAssignment, Invitation, InvitationStatus } from "./atlas/invitation";
export { evaluate } from "./expectations/evaluate";
export {
  type CustomExpectation,
  type EnforcementLevel,
  type Expectation,
  type ExpectationContext,
  type ExpectationOptions,
  expectation,
  type Finding,
} from "./expectations/expectation";
export { type MaxAgeOptions, maxAge } from "./expectations/max-age";
export { onlyExpected } from "./expectations/only-expected";
export type { Verdict, Violation } from "./expectations/verdict";
export {
  type GateExpectations,
  InvitationGate,
  type InvitationGateArgs,
  type PendingGateArgs,
  type ReadingGateArgs,
} from "./invitation-gate";
export { PendingOrgInvitations, type PendingOrgInvitationsArgs } from "./pending-org-invitations";
