import * as z from "zod/mini";
import { normalizeTimestamp } from "../timestamp";
import { isMasked } from "../username";
import { describeIssue } from "./schema-issue";

/** An id of Atlas. */
export const idSchema = z.string().check(z.regex(/^[0-9a-f]{24}$/, "is not an id of 24 hexadecimal digits"));

/** What one may name freely. No name of Atlas is nearly as long, and a longer one would only cost time. */
export const textSchema = z.string().check(z.maxLength(1000, "is longer than 1000 characters"));

/** Who was invited, or who invited. A real name in the form of a masked one would be judged by a domain that it is not of. */
export const usernameSchema = textSchema.check(
  z.refine((username) => !isMasked(username), "has the form of a masked address, which no address has"),
);

/** A point in time, in the one form that {@link normalizeTimestamp} gives it. */
export const timestampSchema = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const uniform = normalizeTimestamp(text);
    if (uniform !== undefined) return uniform;
    context.issues.push({ code: "custom", message: "is not a date and time in UTC", input: text });
    return z.NEVER;
  }),
);

/** An organization has 500 users at most, and hardly any of them a role in thousands of projects. */
const mostElements = 5000;

/**
 * A list of which the first bad element is reported and nothing behind it is looked at: one issue for each of millions
 * of them would use up the memory.
 */
export function createListSchema<Element extends z.ZodMiniType>(element: Element) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((list, context): z.output<Element>[] => {
      const refuse = (message: string, path: PropertyKey[], input: unknown) => {
        context.issues.push({ code: "custom", message, path, input });
        return z.NEVER;
      };
      if (list.length > mostElements) return refuse(`has more than ${mostElements} elements`, [], list);
      const elements: z.output<Element>[] = [];
      for (const [index, one] of list.entries()) {
        const parsed = element.safeParse(one);
        const [issue] = parsed.error?.issues ?? [];
        if (!parsed.success) return refuse(describeIssue(issue), [index, ...(issue?.path ?? [])], one);
        elements.push(parsed.data);
      }
      return elements;
    }),
  );
}
