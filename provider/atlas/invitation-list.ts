import type { Invitation } from "./invitation";
import type { Endpoint } from "./list-inputs";

/** The invitations of an organization, complete. */
export interface InvitationList {
  /** Sorted by `username`, then `createdAt`. */
  readonly invitations: readonly Invitation[];
  /** The organization's name, or `null` when no invitation tells it. */
  readonly orgName: string | null;
  /** Which endpoint answered. */
  readonly servedBy: Endpoint;
  /** When Atlas will stop serving that endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  readonly sunset: string | null;
  /** A digest of what was invited, 64 hexadecimal digits: equal as long as the invitations are, from either endpoint. */
  readonly fingerprint: string;
}
