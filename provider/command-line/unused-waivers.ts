import { maskAddresses } from "../atlas/masking";
import type { DocumentGate } from "../document/gates-document";
import type { GateVerdict } from "../report/report";
import { findUnusedWaivers, type WaivedGate } from "../verdict/unused-waivers";

/**
 * The same verdicts, with the waivers that none of the document's organizations needs, each once: several can name one file.
 *
 * @param verdicts one for each gate, in the same order
 * @param others the gates of the document that were not judged, each of which may need whatever is meant for it
 */
export function withUnusedWaivers(
  gates: readonly DocumentGate[],
  verdicts: readonly GateVerdict[],
  others: readonly DocumentGate[],
): readonly GateVerdict[] {
  const unused = findUnusedWaivers([
    ...gates.map((gate, index) => createWaivedGate(gate, verdicts[index])),
    ...others.map((gate) => createWaivedGate(gate, undefined)),
  ]);
  return verdicts.map((judged, index) => {
    return { ...judged, verdict: { ...judged.verdict, unusedWaivers: unused[index] ?? [] } };
  });
}

function createWaivedGate({ name, inputs, waivers }: DocumentGate, judged: GateVerdict | undefined): WaivedGate {
  return {
    gate: name,
    orgId: inputs.orgId,
    waivers: inputs.usernames === "masked" ? waivers.map((waiver) => maskAddresses(waiver)) : waivers,
    verdict: judged?.verdict ?? null,
  };
}
