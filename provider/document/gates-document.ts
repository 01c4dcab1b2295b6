import type { ListInputs } from "../atlas/list-inputs";
import type { ExpectationOptions } from "../expectations/enforcement-level";
import type { Expectation } from "../expectations/expectation";
import type { ExpiresWithinOptions } from "../expectations/expires-within";
import type { ForbiddenRolesOptions } from "../expectations/forbidden-roles";
import type { MaxAgeOptions } from "../expectations/max-age";
import type { OnlyExpectedOptions } from "../expectations/only-expected";
import type { SourceLocation } from "../report/report";
import type { Waiver } from "../waivers/waiver";

/** What each expectation takes where it is written as plain data: the arguments of its function, by name. */
export interface ExpectationArguments {
  readonly maxAge: MaxAgeOptions;
  readonly expiresWithin: ExpiresWithinOptions;
  readonly allowedDomains: ExpectationOptions & { readonly domains: readonly string[] };
  readonly forbiddenRoles: ForbiddenRolesOptions & { readonly roles: readonly string[] };
  readonly allowedInviters: ExpectationOptions & { readonly inviters: readonly string[] };
  readonly maxCount: ExpectationOptions & { readonly most: number };
  readonly onlyExpected: OnlyExpectedOptions & { readonly usernames: readonly string[] };
  readonly noneExpired: ExpectationOptions;
  readonly noneRejected: ExpectationOptions;
}

/** An expectation as plain data: one key, the name of the function that makes it, such as `{ maxAge: { days: 14 } }`. */
export type ExpectationEntry = {
  readonly [Name in keyof ExpectationArguments]: { readonly [Key in Name]: ExpectationArguments[Name] };
}[keyof ExpectationArguments];

/** A gate of a document: an organization, and everything that is expected of its invitations. */
export interface DocumentGate {
  /** The name of the gate, which is the key of the organization. */
  readonly name: string;
  /** Which organization to read, and how, as the document has it. */
  readonly inputs: ListInputs;
  /** What is expected of every organization, and then what is expected of this one. Never empty. */
  readonly expectations: readonly Expectation[];
  /** The exceptions that somebody has accepted. */
  readonly waivers: readonly Waiver[];
  /** Where the organization's key stands, or `null` when the document was not read from a file. */
  readonly location: SourceLocation | null;
}
