import type { ExpectationEntry } from "./document/gates-document";
import type { Expectation } from "./expectations/expectation";
import type { ReadingGateArgs } from "./invitation-gate-args";
import { withPlainErrors } from "./plain-error";

/**
 * Reads the gates of a document, `atlas-invitations.yaml`, which the command line and the policy pack read too.
 *
 * @example
 * import { gatesFromFile, InvitationGate } from "pulumi-atlas-invitations";
 *
 * for (const [name, args] of Object.entries(gatesFromFile("atlas-invitations.yaml"))) new InvitationGate(name, args);
 * @param path the document, YAML or JSON, relative to the directory of the program
 * @returns the args of each gate, by its name
 * @throws an Error naming the file, the line and the place of the first thing that is not as it must be
 */
export function gatesFromFile(path: string): Readonly<Record<string, ReadingGateArgs>> {
  // Loaded only by programs that have such a file.
  const {
    readGatesFile,
  }: typeof import("./document/parse-gates-document") = require("./document/parse-gates-document");
  const gates = withPlainErrors(() => readGatesFile(path, new Date()));
  return Object.fromEntries(
    gates.map(({ name, inputs, expectations, waivers }) => {
      const { statuses, ...rest } = inputs;
      return [name, { ...rest, ...(statuses && { statuses: [...statuses] }), expectations, waivers }];
    }),
  );
}

/**
 * Makes the entries of a list into expectations, the same that the functions of those names make. So a stack's config, or
 * a file of your own, can say what is expected.
 *
 * @example
 * expectationsFrom([{ maxAge: { days: 14 } }, { allowedDomains: { domains: ["acme.com"] } }]);
 * @throws an Error naming the place of the first entry that is not as it must be, such as `expectations[0].maxAge.days`
 */
export function expectationsFrom(list: readonly ExpectationEntry[]): readonly Expectation[] {
  const entries: typeof import("./document/expectation-entries") = require("./document/expectation-entries");
  return withPlainErrors(() => entries.expectationsFrom(list));
}
