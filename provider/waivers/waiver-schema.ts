import { z } from "zod";
import { asciiDomain } from "../atlas/username";
import { millisecondsPerDay } from "../expectations/milliseconds-per-day";
import type { Waiver } from "./waiver";

/** A year, and the day more that a leap year has. */
const longestDays = 366;

const text = (name: string) => z.string(`must be ${name}`).trim().min(1, `must be ${name}`);

const waiversSchema = (now: Date) =>
  z.array(
    z
      .strictObject(
        {
          username: text("an e-mail address")
            .regex(/^[^\s,]+@[^\s,@]+$/, "must be an e-mail address")
            .optional(),
          domain: text("a domain")
            .refine((domain) => asciiDomain(domain) !== "", "must be a domain such as contractor.example")
            .optional(),
          expectation: text("the id of an expectation, such as max-age"),
          reason: text("a reason, in words"),
          owner: text("who answers for it"),
          expires: z.iso
            .date("must be a date such as 2026-12-31")
            .refine(
              (date) => Date.parse(date) <= now.getTime() + longestDays * millisecondsPerDay,
              "must be at most a year ahead: renew it then",
            ),
        },
        "must be a waiver",
      )
      .refine(
        ({ username, domain }) => (username === undefined) !== (domain === undefined),
        "must have a username or a domain, and not both",
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

/** Reads waivers, or finds the first thing that is wrong with them. */
export function parseWaivers(
  waivers: unknown,
  now: Date,
): { readonly waivers: readonly Waiver[] } | { readonly problem: WaiverProblem } {
  const parsed = waiversSchema(now).safeParse(waivers);
  return parsed.success ? { waivers: parsed.data } : { problem: problemOf(parsed.error, waivers) };
}

function problemOf({ issues }: z.ZodError, waivers: unknown): WaiverProblem {
  const [issue] = issues;
  if (!issue) return { path: [], place: "", message: "are not as waivers should be" };
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const place = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  if (issue.code === "unrecognized_keys") {
    return {
      path,
      place,
      message: `has ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}, which no waiver has`,
    };
  }
  const received = path.reduce<unknown>((value, step) => Object(value)[step], waivers);
  return { path, place, message: `${issue.message}. Received: ${JSON.stringify(received) ?? "nothing"}` };
}
