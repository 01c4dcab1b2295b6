import { existsSync } from "node:fs";
import type { ListInputs } from "../atlas/list-inputs";
import { makePrintable } from "../atlas/printable";
import type { DocumentGate } from "../document/gates-document";
import { findNearestWord } from "../nearest-word";
import { MisuseError } from "./misuse-error";

/** The document that is read when none is named. */
const defaultDocument = "atlas-invitations.yaml";

/** The gates of a document. */
export interface NamedGates {
  /** Those that were named; all of them when none was. */
  readonly gates: readonly DocumentGate[];
  /** Those that were not. */
  readonly others: readonly DocumentGate[];
}

/**
 * Reads the gates that the arguments of `check` name: a document first, if there is one among them, and organizations.
 *
 * @throws MisuseError for an organization that the document does not have
 * @throws DocumentError when the document is not as it must be
 */
export function readNamedGates(args: readonly string[], now: Date): NamedGates {
  const [first, ...rest] = args;
  const isNamed = first !== undefined && isDocument(first);
  const all = readDocument(isNamed ? first : requireDefaultDocument("Name the document to check."), now);
  const wanted = isNamed ? rest : args;
  if (wanted.length === 0) return { gates: all, others: [] };
  const found = new Set(wanted.flatMap((organization) => requireGates(all, organization)));
  return { gates: all.filter((gate) => found.has(gate)), others: all.filter((gate) => !found.has(gate)) };
}

/** An organization to look at, whatever is expected of it. */
export interface Organization {
  /** The name of its gate, where a document gives it one. */
  readonly name: string | null;
  readonly inputs: ListInputs;
}

/**
 * The organizations that the argument of `list` or `doctor` names: one by its id, or all of a document.
 *
 * @throws MisuseError for what is neither
 * @throws DocumentError when the document is not as it must be
 */
export function findOrganizations(subject: string | undefined, now: Date): readonly Organization[] {
  if (subject !== undefined && /^[0-9a-f]{24}$/.test(subject)) return [{ name: null, inputs: { orgId: subject } }];
  if (subject !== undefined && !isDocument(subject)) {
    throw new MisuseError(
      `Name an organization by its id, 24 hexadecimal digits in lower case, or name a document. Received: ${makePrintable(subject)}`,
    );
  }
  return readDocument(subject ?? requireDefaultDocument("Name a document, or an organization by its id."), now);
}

/** Loaded only where there is a document, as the library that reads YAML is felt in the start of a command. */
function readDocument(file: string, now: Date): readonly DocumentGate[] {
  const {
    readGatesFile,
  }: typeof import("../document/parse-gates-document") = require("../document/parse-gates-document");
  return readGatesFile(file, now);
}

/** Whether an argument is a file, and not an organization. */
function isDocument(argument: string): boolean {
  return /\.(ya?ml|json)$|[/\\]/i.test(argument) || existsSync(argument);
}

/** The document that is read when none is named. The advice says what to do when it is not there. */
function requireDefaultDocument(advice: string): string {
  if (existsSync(defaultDocument)) return defaultDocument;
  throw new MisuseError(`There is no ${defaultDocument} in this folder. ${advice}`);
}

function requireGates(gates: readonly DocumentGate[], organization: string): readonly DocumentGate[] {
  const found = gates.filter(({ name, inputs }) => name === organization || inputs.orgId === organization);
  if (found.length > 0) return found;
  const names = gates.map(({ name }) => name);
  const nearest = findNearestWord(organization, names);
  const hint = nearest === undefined ? `There is: ${names.slice(0, 10).join(", ")}` : `Did you mean ${nearest}?`;
  throw new MisuseError(makePrintable(`The document has no organization ${organization}. ${hint}`, 500));
}
