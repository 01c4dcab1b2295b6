import type { Location, Log, Notification, Result } from "sarif";
import { makePrintable } from "../atlas/printable";
import { isMandatory, type ReadFailure, type Violation } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import { packageInfo } from "./package-info";
import { createFailureFingerprint, createSarifFingerprint } from "./sarif-fingerprint";
import { chooseLevel, createSarifRules, escapeSarifText, notEvaluated } from "./sarif-rules";
import { describeReadFailure, describeViolation, longestSentence } from "./sentences";

/** Code scanning shows a result only at a line of a file; a Pulumi project has this one. */
const projectFile = { file: "Pulumi.yaml", line: 1 };

/**
 * A report in the format SARIF 2.1.0, as GitHub's code scanning takes it: one run, without what is waived, for which it
 * would open alerts too. A gate that could not look is a result of its own, or an upload would close its alerts.
 *
 * @example
 * JSON.parse(renderSarif([])).version; // "2.1.0"
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif(gates: readonly GateVerdict[]): string {
  const { name, version, homepage } = packageInfo;
  const notifications = gates.flatMap((gate) =>
    gate.verdict.failure ? [createNotification(gate, gate.verdict.failure)] : [],
  );
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, informationUri: homepage, rules: createSarifRules(gates) } },
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results: withOccurrences(gates.flatMap(createResults)),
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

function createResults(gate: GateVerdict): Fingerprinted[] {
  const { orgId, verdict } = gate;
  const { failure, violations } = verdict;
  if (failure) return [{ result: createFailureResult(gate, failure), fingerprint: createFailureFingerprint(orgId) }];
  return violations.map((violation) => ({
    result: createViolationResult(gate, violation),
    fingerprint: createSarifFingerprint(orgId, violation),
  }));
}

function createViolationResult(gate: GateVerdict, violation: Violation): Result {
  const { expectation, invitation, remedy } = violation;
  const sentence = describeViolation(violation).replace(/\.?$/, ".");
  return {
    ruleId: expectation,
    level: chooseLevel(isMandatory(violation)),
    message: { text: escapeSarifText(remedy ? `${sentence}\n${makePrintable(remedy, longestSentence)}` : sentence) },
    locations: [createLocation(gate, invitation ? `/invitations/${makePrintable(invitation.username)}` : "")],
    properties: { gate: makePrintable(gate.gate) },
  };
}

function createFailureResult(gate: GateVerdict, failure: ReadFailure): Result {
  return {
    ruleId: notEvaluated,
    level: "error",
    message: { text: escapeSarifText(describeReadFailure(gate.orgId, failure)) },
    locations: [createLocation(gate, "")],
    properties: { gate: makePrintable(gate.gate) },
  };
}

function createNotification(gate: GateVerdict, failure: ReadFailure): Notification {
  return {
    level: "error",
    message: { text: escapeSarifText(describeReadFailure(gate.orgId, failure)) },
    locations: [createLocation(gate, "")],
    properties: { gate: makePrintable(gate.gate), code: makePrintable(failure.code) },
  };
}

function createLocation({ orgId, location }: GateVerdict, subject: string): Location {
  const { file, line } = location ?? projectFile;
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
    logicalLocations: [{ kind: "resource", fullyQualifiedName: `organizations/${makePrintable(orgId)}${subject}` }],
  };
}
