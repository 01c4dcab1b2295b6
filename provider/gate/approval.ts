import type { ApprovalCommand } from "../report/text";
import type { Adopted } from "../verdict/tolerance";

/** What an update approves. */
export interface Approval {
  /** Who is invited. */
  readonly usernames: readonly string[];
  /** The invitations and what they grant, as `createGrantKey` names them. */
  readonly keys: readonly string[];
  /** What is wrong, and tolerated from then on, by a gate that adopts it. */
  readonly adopted: readonly Adopted[] | undefined;
}

/** What was approved. */
export interface Approved {
  readonly keys: readonly string[];
  readonly adopted: readonly Adopted[];
  /** How to approve what is there now. */
  readonly approval: ApprovalCommand;
}
