import { printable } from "../atlas/printable";
import { type Expected, isMandatory, type Violation, type WaivedViolation } from "../verdict/verdict";
import type { GateVerdict } from "./report";
import { sarifFingerprint } from "./sarif-fingerprint";
import { acceptance, longestSentence, violationSentence } from "./sentences";

/** Code scanning shows a result only at a line of a file; a Pulumi project has this one. */
const projectFile = { uri: "Pulumi.yaml" };

const whatToDo =
  "Do what the result says, such as withdrawing the invitation, or accept it for a time with a waiver that names an owner and a reason.";

interface PackageJson {
  readonly name: string;
  readonly version: string;
}

/**
 * A report in the format SARIF 2.1.0, such as for GitHub's code scanning: one run, in which waived violations are
 * suppressed results.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export async function gatesAsSarif(gates: readonly GateVerdict[]): Promise<string> {
  const { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } = await import("node-sarif-builder");
  const { name, version }: PackageJson = require("../../package.json");
  const run = new SarifRunBuilder().initSimple({
    toolDriverName: name,
    toolDriverVersion: version,
    // A package URL, as the package has no home page.
    url: `pkg:npm/${name}@${version}`,
  });
  for (const rule of rulesOf(gates)) run.addRule(new SarifRuleBuilder(rule));
  const seen = new Map<string, number>();
  for (const gate of gates) {
    for (const violation of [...gate.verdict.violations, ...gate.verdict.waived]) {
      const fingerprint = sarifFingerprint(gate.orgId, violation);
      const occurrence = (seen.get(fingerprint) ?? 0) + 1;
      seen.set(fingerprint, occurrence);
      run.addResult(new SarifResultBuilder(resultOf(gate, violation, fingerprint, occurrence)));
    }
  }
  const log = new SarifBuilder({ $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
  log.addRun(run);
  // Not by buildSarifJsonString, which refuses a log that holds certain words, wherever they come from.
  return `${JSON.stringify(log.buildSarifOutput(), null, 2)}\n`;
}

/** One rule per id: gates may have the same expectation with other options, and so with another description. */
function rulesOf(gates: readonly GateVerdict[]) {
  const rules = new Map<string, Expected[]>();
  for (const expected of gates.flatMap(({ verdict }) => verdict.expectations)) {
    rules.set(expected.id, [...(rules.get(expected.id) ?? []), expected]);
  }
  return [...rules].map(([id, expected]) => ({
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: everyText(expected.map(({ description }) => description)) },
    fullDescription: { text: everyText(expected.map(({ explanation }) => explanation)) },
    help: { text: whatToDo },
    defaultConfiguration: { level: levelOf(expected.some(isMandatory)) },
  }));
}

function everyText(texts: readonly string[]): string {
  return sarifText([...new Set(texts)].map((text) => printable(text, longestSentence)).join(" "));
}

function resultOf(
  { gate, orgId }: GateVerdict,
  violation: Violation | WaivedViolation,
  fingerprint: string,
  occurrence: number,
) {
  const { expectation, invitation, remedy } = violation;
  const organization = `organizations/${printable(orgId)}`;
  const subject = invitation ? `${organization}/invitations/${printable(invitation.username)}` : organization;
  const sentence = violationSentence(violation).replace(/\.?$/, ".");
  return {
    ruleId: expectation,
    level: levelOf(isMandatory(violation)),
    message: { text: sarifText(remedy ? `${sentence}\n${printable(remedy, longestSentence)}` : sentence) },
    locations: [
      {
        physicalLocation: { artifactLocation: { ...projectFile }, region: { startLine: 1 } },
        logicalLocations: [{ kind: "resource", fullyQualifiedName: subject }],
      },
    ],
    partialFingerprints: {
      "atlasInvitation/v1": fingerprint,
      // The only one that code scanning reads. Left out, it becomes that of the line, the same for all results.
      primaryLocationLineHash: `${fingerprint}:${occurrence}`,
    },
    suppressions: "waiver" in violation ? [suppressionOf(violation)] : [],
    properties: { gate: printable(gate) },
  };
}

function suppressionOf({ waiver }: WaivedViolation) {
  return { kind: "external", status: "accepted", justification: acceptance(waiver) } as const;
}

function levelOf(mandatory: boolean): "error" | "warning" {
  return mandatory ? "error" : "warning";
}

/** In a message of SARIF, braces are placeholders until they are doubled, and `](` makes a link of what is before. */
function sarifText(text: string): string {
  return text.replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
}
