import type { Location, Log, Notification, Result } from "sarif";
import { printable } from "../atlas/printable";
import { isMandatory, type ReadFailure, type Violation } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import { packageInfo } from "./package-info";
import { failureFingerprint, sarifFingerprint } from "./sarif-fingerprint";
import { levelOf, notEvaluated, sarifRules, sarifText } from "./sarif-rules";
import { failureSentence, longestSentence, violationSentence } from "./sentences";

/** Code scanning shows a result only at a line of a file; a Pulumi project has this one. */
const projectFile = { file: "Pulumi.yaml", line: 1 };

/**
 * A report in the format SARIF 2.1.0, as GitHub's code scanning takes it: one run, without what is waived, for which it
 * would open alerts too. A gate that could not look is a result of its own, or an upload would close its alerts.
 *
 * @example
 * JSON.parse(gatesAsSarif([])).version; // "2.1.0"
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function gatesAsSarif(gates: readonly GateVerdict[]): string {
  const { name, version, homepage } = packageInfo;
  const notifications = gates.flatMap((gate) =>
    gate.verdict.failure ? [notificationOf(gate, gate.verdict.failure)] : [],
  );
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, informationUri: homepage, rules: sarifRules(gates) } },
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results: withOccurrences(gates.flatMap(resultsOf)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A result and what tells it from the results of other runs. */
interface Fingerprinted {
  readonly result: Result;
  readonly fingerprint: string;
}

/** Gives every result the fingerprint that code scanning reads. Left out, it becomes that of the line, the same for all. */
function withOccurrences(results: readonly Fingerprinted[]): Result[] {
  const seen = new Map<string, number>();
  return results.map(({ result, fingerprint }) => {
    const occurrence = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, occurrence);
    const primaryLocationLineHash = `${fingerprint}:${occurrence}`;
    return { ...result, partialFingerprints: { "atlasInvitation/v1": fingerprint, primaryLocationLineHash } };
  });
}

function resultsOf(gate: GateVerdict): Fingerprinted[] {
  const { orgId, verdict } = gate;
  const { failure, violations } = verdict;
  if (failure) return [{ result: failureResult(gate, failure), fingerprint: failureFingerprint(orgId) }];
  return violations.map((violation) => ({
    result: violationResult(gate, violation),
    fingerprint: sarifFingerprint(orgId, violation),
  }));
}

function violationResult(gate: GateVerdict, violation: Violation): Result {
  const { expectation, invitation, remedy } = violation;
  const sentence = violationSentence(violation).replace(/\.?$/, ".");
  return {
    ruleId: expectation,
    level: levelOf(isMandatory(violation)),
    message: { text: sarifText(remedy ? `${sentence}\n${printable(remedy, longestSentence)}` : sentence) },
    locations: [locationOf(gate, invitation ? `/invitations/${printable(invitation.username)}` : "")],
    properties: { gate: printable(gate.gate) },
  };
}

function failureResult(gate: GateVerdict, failure: ReadFailure): Result {
  return {
    ruleId: notEvaluated,
    level: "error",
    message: { text: sarifText(failureSentence(gate.orgId, failure)) },
    locations: [locationOf(gate, "")],
    properties: { gate: printable(gate.gate) },
  };
}

function notificationOf(gate: GateVerdict, failure: ReadFailure): Notification {
  return {
    level: "error",
    message: { text: sarifText(failureSentence(gate.orgId, failure)) },
    locations: [locationOf(gate, "")],
    properties: { gate: printable(gate.gate), code: printable(failure.code) },
  };
}

function locationOf({ orgId, location }: GateVerdict, subject: string): Location {
  const { file, line } = location ?? projectFile;
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
    logicalLocations: [{ kind: "resource", fullyQualifiedName: `organizations/${printable(orgId)}${subject}` }],
  };
}
