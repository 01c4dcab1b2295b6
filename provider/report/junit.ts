import type { Builder, TestCase } from "junit-report-builder";
import { printable } from "../atlas/printable";
import { count } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import type { GateVerdict } from "./report";
import { acceptance, dayOf, longestSentence, nextSentence, violationSentence, waiverSentence } from "./sentences";

/**
 * A report as Jenkins and GitLab read those of tests: a gate is a suite, and an expectation a case in it. A mandatory
 * violation makes it fail. Advisory and waived ones show in its output; a case with nothing but waived violations is
 * skipped, as it neither passed nor failed.
 */
export async function gatesAsJunit(gates: readonly GateVerdict[]): Promise<string> {
  const { default: exported } = await import("junit-report-builder");
  // The package exports what its declarations call the default of its exports.
  const report = (exported as unknown as Builder).newBuilder().name("Invitations");
  for (const { gate, orgId, verdict } of gates) {
    const suite = report.testSuite().name(printable(gate));
    for (const [name, value] of propertiesOf(orgId, verdict)) suite.property(name, value);
    for (const id of idsOf(verdict)) {
      const testCase = suite.testCase().className(printable(gate)).name(printable(id));
      const isOfThis = ({ expectation }: Violation) => expectation === id;
      fillIn(testCase, verdict.violations.filter(isOfThis), verdict.waived.filter(isOfThis));
    }
  }
  return `${report.build()}\n`;
}

/** All that were expected, and whatever else was violated, which must not get lost. */
function idsOf({ expectations, violations }: Verdict): Set<string> {
  return new Set([...expectations.map(({ id }) => id), ...violations.map(({ expectation }) => expectation)]);
}

function propertiesOf(orgId: string, verdict: Verdict): readonly (readonly [name: string, value: string])[] {
  const { invitationCount, unusedWaivers, toleratedCount, next } = verdict;
  return [
    ["organization", printable(orgId)],
    ["invitations", String(invitationCount)],
    ["tolerated violations", String(toleratedCount)],
    ...unusedWaivers.map((waiver) => ["unused waiver", waiverSentence(waiver)] as const),
    ...(next ? [["next failure", `on ${dayOf(next.at)}: ${nextSentence(next)}`] as const] : []),
  ];
}

function fillIn(testCase: TestCase, violations: readonly Violation[], waived: readonly WaivedViolation[]): void {
  const failures = violations.filter(isMandatory);
  const [first] = failures;
  if (first) {
    const message = failures.length === 1 ? violationSentence(first) : count(failures.length, "violation");
    testCase.failure(message, "mandatory").stacktrace(forCdata(failures.map(inFull).join("\n")));
  } else if (violations.length === 0 && waived.length > 0) testCase.skipped();
  const output = [
    ...violations.filter((violation) => !isMandatory(violation)).map((advisory) => `advisory: ${inFull(advisory)}`),
    ...waived.map((violation) => `waived: ${violationSentence(violation)}\n  ${acceptance(violation.waiver)}`),
  ];
  if (output.length > 0) testCase.standardOutput(forCdata(output.join("\n")));
}

function inFull(violation: Violation): string {
  const { remedy } = violation;
  const sentence = violationSentence(violation);
  return remedy ? `${sentence}\n  ${printable(remedy, longestSentence)}` : sentence;
}

/** The library escapes only the first `]]>` in a CDATA section, so that a second one would end it. */
function forCdata(text: string): string {
  return text.replaceAll("]]>", "]]\\u{3e}");
}
