import type * as z from "zod/mini";

/** What a reader calls the types of JSON. */
const types: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "an object",
};

/** Says what is wrong with a value: in the words of its schema, or else which type it is not of. */
export function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== "invalid_type" || issue.message !== "Invalid input") return issue?.message ?? "is not understood";
  return `is not ${types[issue.expected] ?? issue.expected}`;
}
