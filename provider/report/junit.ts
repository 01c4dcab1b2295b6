import { makePrintable } from "../atlas/printable";
import { formatCount } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import {
  describeAcceptance,
  describeNextFailure,
  describeReadFailure,
  describeViolation,
  describeWaiver,
  formatDay,
  longestSentence,
} from "./sentences";
import { renderXmlDocument, type XmlElement } from "./xml";

/**
 * A report as Jenkins and GitLab read those of tests: a gate is a suite, and an expectation a case in it. A mandatory
 * violation makes it fail. Advisory and waived ones show in its output; a case with nothing but waived violations is
 * skipped, as it neither passed nor failed. A gate that could not look has one case, with an error.
 *
 * @example
 * renderJunit([]); // a document whose root is <testsuites>
 */
export function renderJunit(gates: readonly GateVerdict[]): string {
  const suites = gates.map(createSuite);
  return renderXmlDocument({
    name: "testsuites",
    attributes: { name: "Invitations", ...countCases(suites.flatMap(({ cases }) => cases)) },
    content: suites.map(({ suite }) => suite),
  });
}

function createSuite({ gate, orgId, verdict }: GateVerdict) {
  const name = makePrintable(gate);
  const cases = verdict.failure
    ? [
        createCase(name, "not-evaluated", [
          createErrorElement(verdict.failure.code, describeReadFailure(orgId, verdict.failure)),
        ]),
      ]
    : listIds(verdict).map((id) => createCase(name, id, createResults(id, verdict)));
  const properties = listProperties(orgId, verdict).map(([property, value]) => ({
    name: "property",
    attributes: { name: property, value },
  }));
  const suite = {
    name: "testsuite",
    attributes: { name, ...countCases(cases) },
    content: [{ name: "properties", content: properties }, ...cases],
  };
  return { suite, cases };
}

function countCases(cases: readonly XmlElement[]) {
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
function listIds({ expectations, violations }: Verdict): string[] {
  return [...new Set([...expectations.map(({ id }) => id), ...violations.map(({ expectation }) => expectation)])];
}

function listProperties(orgId: string, verdict: Verdict): readonly (readonly [name: string, value: string])[] {
  const { failure, invitationCount, unusedWaivers, toleratedCount, next } = verdict;
  if (failure) return [["organization", makePrintable(orgId)]];
  return [
    ["organization", makePrintable(orgId)],
    ["invitations", String(invitationCount)],
    ["tolerated violations", String(toleratedCount)],
    ...unusedWaivers.map((waiver) => ["unused waiver", describeWaiver(waiver)] as const),
    ...(next ? [["next failure", `on ${formatDay(next.at)}: ${describeNextFailure(next)}`] as const] : []),
  ];
}

function createCase(gate: string, name: string, content: readonly XmlElement[]): XmlElement {
  return { name: "testcase", attributes: { classname: gate, name: makePrintable(name) }, content };
}

function createErrorElement(code: string, message: string): XmlElement {
  return { name: "error", attributes: { message, type: makePrintable(code) }, content: message };
}

function createResults(id: string, verdict: Verdict): XmlElement[] {
  const isOfThis = ({ expectation }: Violation) => expectation === id;
  const violations = verdict.violations.filter(isOfThis);
  const waived = verdict.waived.filter(isOfThis);
  const failures = violations.filter(isMandatory);
  const advisory = violations.filter((violation) => !isMandatory(violation));
  return [
    ...createFailures(failures),
    ...(violations.length === 0 && waived.length > 0 ? [{ name: "skipped" }] : []),
    ...createOutput(advisory, waived),
  ];
}

function createFailures(failures: readonly Violation[]): XmlElement[] {
  const [first] = failures;
  if (!first) return [];
  const message = failures.length === 1 ? describeViolation(first) : formatCount(failures.length, "violation");
  const content = failures.map(describeInFull).join("\n");
  return [{ name: "failure", attributes: { message, type: "mandatory" }, content }];
}

function createOutput(advisory: readonly Violation[], waived: readonly WaivedViolation[]): XmlElement[] {
  const output = [
    ...advisory.map((violation) => `advisory: ${describeInFull(violation)}`),
    ...waived.map((violation) => `waived: ${describeViolation(violation)}\n  ${describeAcceptance(violation.waiver)}`),
  ];
  return output.length > 0 ? [{ name: "system-out", content: output.join("\n") }] : [];
}

function describeInFull(violation: Violation): string {
  const { remedy } = violation;
  const sentence = describeViolation(violation);
  return remedy ? `${sentence}\n  ${makePrintable(remedy, longestSentence)}` : sentence;
}
