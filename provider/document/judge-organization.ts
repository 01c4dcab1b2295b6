import type { InvitationList } from "../atlas/invitation-list";
import type { ListInputs } from "../atlas/list-inputs";
import { maskAddresses } from "../atlas/masking";
import type { GateVerdict } from "../report/report";
import { settleRead } from "../settle-read";
import { createFailedVerdict } from "../verdict/create-verdict";
import { evaluate } from "../verdict/evaluate";
import type { DocumentGate } from "./gates-document";

/** What reads the invitations of organizations. */
export interface InvitationReader {
  /** Resolves to all invitations of an organization, or rejects with why there is no saying. */
  list(orgId: string, inputs: Omit<ListInputs, "orgId">): Promise<InvitationList>;
}

/**
 * Reads the invitations of an organization and judges them. An organization that cannot be read has a verdict too, one
 * that has not passed and says why, so that it does not hide the others.
 *
 * @param now the time to judge by
 */
export async function judgeOrganization(client: InvitationReader, gate: DocumentGate, now: Date): Promise<GateVerdict> {
  const { name, inputs, expectations, waivers, location } = gate;
  const { orgId, ...rest } = inputs;
  const { list, failure } = await settleRead(client.list(orgId, rest));
  const verdict = failure
    ? createFailedVerdict(failure, expectations)
    : evaluate(list.invitations, expectations, { now, waivers, gate: name, orgId });
  const judged = { gate: name, orgId, orgName: list?.orgName ?? null, location };
  return { ...judged, verdict: inputs.usernames === "masked" ? maskAddresses(verdict) : verdict };
}
