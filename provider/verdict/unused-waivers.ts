import { maskAddresses } from "../atlas/masking";
import { isMeantFor } from "../waivers/ready-waiver";
import { listWaivedExpectations, type Waiver } from "../waivers/waiver";
import type { Verdict } from "./verdict";

/** A gate that was given waivers, and what became of it. */
export interface WaivedGate {
  /** The name of the gate. */
  readonly gate: string;
  /** The id of the organization. */
  readonly orgId: string | undefined;
  /** All waivers that it was given; with masked addresses where its verdict has those. */
  readonly waivers: readonly Waiver[];
  /** What it found, or `null` when it was not evaluated. */
  readonly verdict: Verdict | null;
}

/**
 * Finds the waivers that no gate needed, for each gate in the same order. A waiver that several gates were given is found for
 * the first of them alone. A gate that could not look may need whatever is meant for it.
 *
 * @example
 * findUnusedWaivers([{ gate: "acme", orgId: "5f0000000000000000000001", waivers: [], verdict: null }]); // [[]]
 */
export function findUnusedWaivers(gates: readonly WaivedGate[]): readonly (readonly Waiver[])[] {
  const needed = new Set<string>();
  for (const { gate, orgId, waivers, verdict } of gates) {
    if (verdict === null || verdict.failure) {
      for (const waiver of waivers) if (isMeantFor(waiver, { gate, orgId })) needed.add(createWaiverKey(waiver));
      continue;
    }
    for (const { waiver } of verdict.waived) needed.add(createWaiverKey(waiver));
    for (const { expiredWaiver } of verdict.violations)
      if (expiredWaiver) needed.add(createWaiverKey(expiredWaiver.waiver));
  }
  const found = new Set<string>();
  return gates.map(({ waivers }) =>
    waivers.filter((waiver) => {
      const key = createWaiverKey(waiver);
      if (needed.has(key) || found.has(key)) return false;
      found.add(key);
      return true;
    }),
  );
}

/** The waiver of a verdict went through Pulumi, which copies it, has no white space around its words, and may be masked. */
function createWaiverKey(waiver: Waiver): string {
  const { username, domain, organization, reason, owner, expires } = maskAddresses(waiver);
  const parts = [username, domain, organization, reason, owner, expires, ...listWaivedExpectations(waiver)];
  return JSON.stringify(parts.map((part) => part?.trim() ?? null));
}
