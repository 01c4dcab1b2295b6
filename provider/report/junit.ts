import { printable } from "../atlas/printable";
import { count } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import {
  acceptance,
  dayOf,
  failureSentence,
  longestSentence,
  nextSentence,
  violationSentence,
  waiverSentence,
} from "./sentences";
import { type XmlElement, xmlDocument } from "./xml";

/**
 * A report as Jenkins and GitLab read those of tests: a gate is a suite, and an expectation a case in it. A mandatory
 * violation makes it fail. Advisory and waived ones show in its output; a case with nothing but waived violations is
 * skipped, as it neither passed nor failed. A gate that could not look has one case, with an error.
 *
 * @example
 * gatesAsJunit([]); // a document whose root is <testsuites>
 */
export function gatesAsJunit(gates: readonly GateVerdict[]): string {
  const suites = gates.map(suiteOf);
  return xmlDocument({
    name: "testsuites",
    attributes: { name: "Invitations", ...countsOf(suites.flatMap(({ cases }) => cases)) },
    content: suites.map(({ suite }) => suite),
  });
}

function suiteOf({ gate, orgId, verdict }: GateVerdict) {
  const name = printable(gate);
  const cases = verdict.failure
    ? [caseOf(name, "not-evaluated", [errorOf(verdict.failure.code, failureSentence(orgId, verdict.failure))])]
    : idsOf(verdict).map((id) => caseOf(name, id, resultsOf(id, verdict)));
  const properties = propertiesOf(orgId, verdict).map(([property, value]) => ({
    name: "property",
    attributes: { name: property, value },
  }));
  const suite = {
    name: "testsuite",
    attributes: { name, ...countsOf(cases) },
    content: [{ name: "properties", content: properties }, ...cases],
  };
  return { suite, cases };
}

function countsOf(cases: readonly XmlElement[]) {
  const having = (name: string) =>
    cases.filter(({ content = [] }) => typeof content !== "string" && content.some((child) => child.name === name));
  return {
    tests: cases.length,
    failures: having("failure").length,
    errors: having("error").length,
    skipped: having("skipped").length,
  };
}

/** All that were expected, and whatever else was violated, which must not get lost. */
function idsOf({ expectations, violations }: Verdict): string[] {
  return [...new Set([...expectations.map(({ id }) => id), ...violations.map(({ expectation }) => expectation)])];
}

function propertiesOf(orgId: string, verdict: Verdict): readonly (readonly [name: string, value: string])[] {
  const { failure, invitationCount, unusedWaivers, toleratedCount, next } = verdict;
  if (failure) return [["organization", printable(orgId)]];
  return [
    ["organization", printable(orgId)],
    ["invitations", String(invitationCount)],
    ["tolerated violations", String(toleratedCount)],
    ...unusedWaivers.map((waiver) => ["unused waiver", waiverSentence(waiver)] as const),
    ...(next ? [["next failure", `on ${dayOf(next.at)}: ${nextSentence(next)}`] as const] : []),
  ];
}

function caseOf(gate: string, name: string, content: readonly XmlElement[]): XmlElement {
  return { name: "testcase", attributes: { classname: gate, name: printable(name) }, content };
}

function errorOf(code: string, message: string): XmlElement {
  return { name: "error", attributes: { message, type: printable(code) }, content: message };
}

function resultsOf(id: string, verdict: Verdict): XmlElement[] {
  const isOfThis = ({ expectation }: Violation) => expectation === id;
  const violations = verdict.violations.filter(isOfThis);
  const waived = verdict.waived.filter(isOfThis);
  const failures = violations.filter(isMandatory);
  const advisory = violations.filter((violation) => !isMandatory(violation));
  return [
    ...failureOf(failures),
    ...(violations.length === 0 && waived.length > 0 ? [{ name: "skipped" }] : []),
    ...outputOf(advisory, waived),
  ];
}

function failureOf(failures: readonly Violation[]): XmlElement[] {
  const [first] = failures;
  if (!first) return [];
  const message = failures.length === 1 ? violationSentence(first) : count(failures.length, "violation");
  const content = failures.map(inFull).join("\n");
  return [{ name: "failure", attributes: { message, type: "mandatory" }, content }];
}

function outputOf(advisory: readonly Violation[], waived: readonly WaivedViolation[]): XmlElement[] {
  const output = [
    ...advisory.map((violation) => `advisory: ${inFull(violation)}`),
    ...waived.map((violation) => `waived: ${violationSentence(violation)}\n  ${acceptance(violation.waiver)}`),
  ];
  return output.length > 0 ? [{ name: "system-out", content: output.join("\n") }] : [];
}

function inFull(violation: Violation): string {
  const { remedy } = violation;
  const sentence = violationSentence(violation);
  return remedy ? `${sentence}\n  ${printable(remedy, longestSentence)}` : sentence;
}
