import type { ReportingDescriptor } from "sarif";
import { printable } from "../atlas/printable";
import { type Expected, isMandatory } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import { documentationOf } from "./package-info";
import { longestSentence } from "./sentences";

/** The rule of a gate that could not look. */
export const notEvaluated = "not-evaluated";

const whatToDo =
  "Do what the result says, such as withdrawing the invitation, or accept it for a time with a waiver that names an owner and a reason.";

const whatToDoFirst =
  "Do what the result says. Until the gate can look, nobody knows whether the organization is as expected.";

const gateLooked: Expected = {
  id: notEvaluated,
  description: "Checks whether the invitations could be read.",
  explanation: "A gate that could not look has not passed: nobody knows who is invited.",
  enforcementLevel: "mandatory",
};

/** How code scanning ranks a rule: 7.0 to 8.9 is high, 4.0 to 6.9 is medium. */
const severities = { error: "8.0", warning: "5.0" };

/**
 * The rules of a report, one for each id: gates may have the same expectation with other options, and other words.
 *
 * @example
 * sarifRules([]); // []
 */
export function sarifRules(gates: readonly GateVerdict[]): ReportingDescriptor[] {
  const rules = new Map<string, Expected[]>();
  const failures = gates.some(({ verdict }) => verdict.failure) ? [gateLooked] : [];
  for (const expected of [...gates.flatMap(({ verdict }) => verdict.expectations), ...failures]) {
    rules.set(expected.id, [...(rules.get(expected.id) ?? []), expected]);
  }
  return [...rules].map(([id, expected]) => ruleOf(id, expected));
}

function ruleOf(id: string, expected: readonly Expected[]): ReportingDescriptor {
  const level = levelOf(expected.some(isMandatory));
  return {
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: everyText(expected.map(({ description }) => description)) },
    fullDescription: { text: everyText(expected.map(({ explanation }) => explanation)) },
    help: { text: id === notEvaluated ? whatToDoFirst : whatToDo },
    helpUri: documentationOf(id),
    defaultConfiguration: { level },
    properties: { tags: ["security", "access"], precision: "very-high", "security-severity": severities[level] },
  };
}

function everyText(texts: readonly string[]): string {
  return sarifText([...new Set(texts)].map((text) => printable(text, longestSentence)).join(" "));
}

/**
 * What a violation is for code scanning.
 *
 * @example
 * levelOf(true); // "error"
 */
export function levelOf(mandatory: boolean): "error" | "warning" {
  return mandatory ? "error" : "warning";
}

/**
 * In a message of SARIF, braces are placeholders until they are doubled, and `](` makes a link of what is before.
 *
 * @example
 * sarifText("{0} [a](b)"); // "{{0}} [a] (b)"
 */
export function sarifText(text: string): string {
  return text.replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
}
