import type { ReportingDescriptor } from "sarif";
import { makePrintable } from "../atlas/printable";
import { type Expected, isMandatory } from "../verdict/verdict";
import type { GateVerdict } from "./gate-verdict";
import { createDocumentationUrl } from "./package-info";
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
 * createSarifRules([]); // []
 */
export function createSarifRules(gates: readonly GateVerdict[]): ReportingDescriptor[] {
  const rules = new Map<string, Expected[]>();
  const failures = gates.some(({ verdict }) => verdict.failure) ? [gateLooked] : [];
  for (const expected of [...gates.flatMap(({ verdict }) => verdict.expectations), ...failures]) {
    rules.set(expected.id, [...(rules.get(expected.id) ?? []), expected]);
  }
  return [...rules].map(([id, expected]) => createRule(id, expected));
}

function createRule(id: string, expected: readonly Expected[]): ReportingDescriptor {
  const level = chooseLevel(expected.some(isMandatory));
  return {
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: joinTexts(expected.map(({ description }) => description)) },
    fullDescription: { text: joinTexts(expected.map(({ explanation }) => explanation)) },
    help: { text: id === notEvaluated ? whatToDoFirst : whatToDo },
    helpUri: createDocumentationUrl(id),
    defaultConfiguration: { level },
    properties: { tags: ["security", "access"], precision: "very-high", "security-severity": severities[level] },
  };
}

function joinTexts(texts: readonly string[]): string {
  return escapeSarifText([...new Set(texts)].map((text) => makePrintable(text, longestSentence)).join(" "));
}

/**
 * What a violation is for code scanning.
 *
 * @example
 * chooseLevel(true); // "error"
 */
export function chooseLevel(mandatory: boolean): "error" | "warning" {
  return mandatory ? "error" : "warning";
}

/**
 * In a message of SARIF, braces are placeholders until they are doubled, and `](` makes a link of what is before.
 *
 * @example
 * escapeSarifText("{0} [a](b)"); // "{{0}} [a] (b)"
 */
export function escapeSarifText(text: string): string {
  return text.replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
}
