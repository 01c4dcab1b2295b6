import { withMaskedAddresses } from "../atlas/masking";
import type { DocumentGate } from "../document/gates-document";
import type { GateVerdict } from "../report/report";
import { unusedWaiversOf } from "../verdict/unused-waivers";

/**
 * The same verdicts, with the waivers that none of the organizations needs, each once: several can name one file, and one
 * that could not be read may need any.
 *
 * @param verdicts one for each gate, in the same order
 */
export function withUnusedWaivers(
  gates: readonly DocumentGate[],
  verdicts: readonly GateVerdict[],
): readonly GateVerdict[] {
  const waived = gates.map(({ name, inputs, waivers }, index) => ({
    gate: name,
    orgId: inputs.orgId,
    waivers: inputs.usernames === "masked" ? waivers.map((waiver) => withMaskedAddresses(waiver)) : waivers,
    verdict: verdicts[index]?.verdict ?? null,
  }));
  const unused = unusedWaiversOf(waived);
  return verdicts.map((judged, index) => {
    const unusedWaivers = unused.filter((waiver) => {
      return waived.findIndex(({ waivers }) => waivers.includes(waiver)) === index;
    });
    return { ...judged, verdict: { ...judged.verdict, unusedWaivers } };
  });
}
