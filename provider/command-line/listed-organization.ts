import type { Invitation } from "../atlas/invitation";
import type { Endpoint } from "../atlas/list-inputs";
import type { ReadFailure } from "../verdict/verdict";

/** The invitations of one organization, or why there is no saying. */
export interface ListedOrganization {
  /** The name of its gate, where a document gives it one. */
  readonly organization: string | null;
  readonly orgId: string;
  readonly orgName: string | null;
  readonly servedBy: Endpoint | null;
  readonly sunset: string | null;
  readonly invitations: readonly Invitation[];
  readonly failure: ReadFailure | null;
}
