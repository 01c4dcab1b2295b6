import { createAtlasClient } from "./client";
import type { InvitationList } from "./invitation-list";
import { type ListInvitationsOptions, requireKnownOptions } from "./list-options";
import { findSources } from "./settings/find-sources";

/** The client that all reads of a program share. */
const client = createAtlasClient({ sources: (place) => findSources(place, process.env) });

/**
 * Lists the invitations of a MongoDB Atlas organization that nobody has accepted yet. Reads of the same list at the same time
 * ask Atlas once.
 *
 * @param orgId the organization's id, 24 hexadecimal digits
 * @returns all of them; what is not a complete and understood answer is an error, never a shorter list
 * @throws {@link AtlasError}, whose `code` says what went wrong
 * @example
 * const { invitations } = await listInvitations("5f0000000000000000000001", { endpoint: "users" });
 * for (const { username, createdAt } of invitations) console.log(username, createdAt);
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgusers
 */
export async function listInvitations(orgId: string, options: ListInvitationsOptions = {}): Promise<InvitationList> {
  requireKnownOptions(options);
  return client.list(orgId, options);
}
