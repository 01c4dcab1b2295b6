import { describeError } from "../error-message";
import { allowedDomains } from "../expectations/allowed-domains";
import { allowedInviters } from "../expectations/allowed-inviters";
import type { Expectation } from "../expectations/expectation";
import { expiresWithin } from "../expectations/expires-within";
import { forbiddenRoles } from "../expectations/forbidden-roles";
import { maxAge } from "../expectations/max-age";
import { maxCount } from "../expectations/max-count";
import { noneExpired } from "../expectations/none-expired";
import { noneRejected } from "../expectations/none-rejected";
import { onlyExpected } from "../expectations/only-expected";
import { DocumentError } from "./document-error";
import { entriesSchema } from "./expectation-schema";
import type { ExpectationArguments, ExpectationEntry } from "./gates-document";
import { formatPlace, type Path, PlaceError } from "./place";
import { describeValue, schemaError } from "./schema-error";

/** The very functions that programs call, by the names that documents give them. */
const makers: { readonly [Name in keyof ExpectationArguments]: (given: ExpectationArguments[Name]) => Expectation } = {
  maxAge,
  expiresWithin,
  allowedDomains: ({ domains, ...options }) => allowedDomains(domains, options),
  forbiddenRoles: ({ roles, ...options }) => forbiddenRoles(roles, options),
  allowedInviters: ({ inviters, ...options }) => allowedInviters(inviters, options),
  maxCount: ({ most, ...options }) => maxCount(most, options),
  onlyExpected: ({ usernames, ...options }) => onlyExpected(usernames, options),
  noneExpired,
  noneRejected,
};

const names = Object.keys(makers).filter((name): name is keyof ExpectationArguments => name in makers);

/**
 * Makes the entries of a list into expectations, the same that the functions of those names make.
 *
 * @example
 * expectationsFrom([{ maxAge: { days: 14 } }, { allowedDomains: { domains: ["acme.com"] } }]);
 * @throws DocumentError naming the place of the first entry that is not as it must be, such as `expectations[0].maxAge.days`
 */
export function expectationsFrom(list: readonly ExpectationEntry[]): readonly Expectation[] {
  try {
    return readExpectations(list, ["expectations"]);
  } catch (error) {
    throw error instanceof PlaceError ? new DocumentError(`${formatPlace(error.path)} ${error.message}`) : error;
  }
}

/**
 * Reads a list of entries, whatever it is.
 *
 * @param path the way to the list in its document
 * @throws PlaceError for the first entry that is not as it must be
 */
export function readExpectations(list: unknown, path: Path): readonly Expectation[] {
  const parsed = entriesSchema.safeParse(list);
  if (!parsed.success) throw schemaError(entriesSchema, list, parsed.error, path);
  return parsed.data.map((entry, index) => makeExpectation(entry, [...path, index]));
}

/** An entry as its schema has it: nothing is known yet about how many names it has. */
type ParsedEntry = { readonly [Name in keyof ExpectationArguments]?: ExpectationArguments[Name] };

function makeExpectation(entry: ParsedEntry, path: Path): Expectation {
  const [name, second] = names.filter((known) => entry[known] !== undefined);
  if (name === undefined || second !== undefined) {
    throw new PlaceError(
      path,
      `must have exactly one name, such as { maxAge: { days: 14 } }. Received: ${describeValue(entry)}`,
    );
  }
  return callMaker(name, entry, [...path, name]);
}

function callMaker<Name extends keyof ExpectationArguments>(name: Name, entry: ParsedEntry, path: Path): Expectation {
  const given: ExpectationArguments[Name] | undefined = entry[name];
  if (given === undefined) throw new PlaceError(path, "must have arguments. Received: nothing");
  try {
    return makers[name](given);
  } catch (error) {
    // "allowedDomains needs domains …": the place says that name already.
    const reason = describeError(error);
    throw new PlaceError(path, reason.startsWith(`${name} `) ? reason.slice(`${name} `.length) : `is wrong: ${reason}`);
  }
}
