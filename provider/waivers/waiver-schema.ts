import * as z from "zod/mini";
import { formatPath } from "../atlas/printable-path";
import { isOneAddress, normalizeDomain } from "../atlas/username";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import { findNearestWord } from "../nearest-word";
import { type Waiver, waiverFields } from "./waiver";

/** A year, and the day more that a leap year has. */
const longestDays = 366;

const createTextSchema = (name: string) =>
  z.string(`must be ${name}`).check(z.trim(), z.minLength(1, `must be ${name}`));

const expectationId = "the id of an expectation, such as max-age";

const createWaiversSchema = (now: Date) =>
  z.array(
    z
      .strictObject(
        {
          username: z.optional(
            createTextSchema("an e-mail address").check(
              z.refine((address) => isOneAddress(address), "must be an e-mail address"),
            ),
          ),
          domain: z.optional(
            createTextSchema("a domain").check(
              z.refine((domain) => normalizeDomain(domain) !== "", "must be a domain such as contractor.example"),
            ),
          ),
          organization: z.optional(createTextSchema("the id of an organization, in quotes, or the name of a gate")),
          expectation: z.union(
            [
              createTextSchema(expectationId),
              z.array(createTextSchema(expectationId)).check(z.minLength(1, `must be ${expectationId}`)),
            ],
            `must be ${expectationId}`,
          ),
          reason: createTextSchema("a reason, in words"),
          owner: createTextSchema("who answers for it"),
          expires: z.iso
            .date("must be a date such as 2026-12-31")
            .check(
              z.refine(
                (date) => Date.parse(date) <= now.getTime() + longestDays * millisecondsPerDay,
                "must be at most a year ahead: renew it then",
              ),
            ),
        } satisfies Record<(typeof waiverFields)[number], z.ZodMiniType>,
        "must be a waiver",
      )
      .check(
        z.refine(
          ({ username, domain }) => (username === undefined) !== (domain === undefined),
          "must have a username or a domain, and not both",
        ),
      ),
    "must be a list of waivers",
  );

/** What is wrong with waivers, and where. */
export interface WaiverProblem {
  /** The way to it, such as `[0, "expires"]`. */
  readonly path: readonly (string | number)[];
  /** The same as text: `[0].expires`. */
  readonly place: string;
  /** What it must be, and what it is: "must be a date such as 2026-12-31. Received: "soon"". */
  readonly message: string;
}

/**
 * Reads waivers, or finds the first thing that is wrong with them.
 *
 * @example
 * parseWaivers([], new Date()); // { waivers: [] }
 */
export function parseWaivers(
  waivers: unknown,
  now: Date,
): { readonly waivers: readonly Waiver[] } | { readonly problem: WaiverProblem } {
  const parsed = createWaiversSchema(now).safeParse(waivers);
  return parsed.success ? { waivers: parsed.data } : { problem: describeProblem(parsed.error, waivers) };
}

function describeProblem({ issues }: z.core.$ZodError, waivers: unknown): WaiverProblem {
  // A misspelled field is why another one is missing.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  const path = (issue?.path ?? []).map((step) => (typeof step === "number" ? step : String(step)));
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const nearest = findNearestWord(key, waiverFields);
    const hint = nearest === undefined ? `It can have: ${waiverFields.join(", ")}.` : `Did you mean ${nearest}?`;
    return {
      path: [...path, key],
      place: formatPath(path),
      message: `has ${JSON.stringify(key)}, which no waiver has. ${hint}`,
    };
  }
  const received = path.reduce<unknown>((value, step) => Object(value)[step], waivers);
  const message = `${issue?.message ?? "must be a waiver"}. Received: ${JSON.stringify(received) ?? "nothing"}`;
  return { path, place: formatPath(path), message };
}
