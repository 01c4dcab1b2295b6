import { z } from "zod";
import { AtlasError } from "../atlas-error";
import type { Invitation } from "../invitation";
import { parseJson } from "../json";
import type { Endpoint } from "../list-inputs";
import { printable } from "../printable";
import type { Answer } from "../transport/http";
import { isMasked } from "../username";

/** What an endpoint lists. */
export interface Reading {
  readonly servedBy: Endpoint;
  /** Complete, in the server's order. */
  readonly invitations: readonly Invitation[];
  /** When Atlas will stop serving the endpoint, as an ISO 8601 date and time, or `null` when it names no day. */
  readonly sunset: string | null;
}

/** An id of Atlas. */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, "is not an id of 24 hexadecimal digits");

/** Who was invited, or who invited. A real name in the form of a masked one would be judged by a domain that it is not of. */
export const usernameSchema = z
  .string()
  .refine((username) => !isMasked(username), "has the form of a masked address, which no address has");

/** A point in time, which Atlas writes as `2026-11-23T18:00:00Z`. */
export const timestampSchema = z.iso.datetime({ precision: 0, error: "is not a date and time in UTC, to the second" });

/**
 * Reads the body of an answer to the end.
 *
 * @param page what to call the answer, when there are several
 * @throws {@link AtlasError} with code `response-refused`, naming the place, for anything that the schema does not have
 */
export function parseList<Schema extends z.ZodType>(schema: Schema, { body }: Answer, page = ""): z.output<Schema> {
  if (body.includes("\ufffd")) throw refusedList(`${page}the body is not UTF-8`);
  const json = parseJson(body);
  if (json === undefined) throw refusedList(`${page}the body is not JSON, or was cut short`);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refusedList(
    `${page}${place(issue?.path ?? [])}: ${printable(issue?.message ?? "not understood")}`,
    parsed.error,
  );
}

/** Makes the error for a list that cannot be relied on. */
export function refusedList(problem: string, cause?: Error): AtlasError {
  return new AtlasError(
    "response-refused",
    `The list of invitations is not as Atlas sends it (${problem}), so it cannot be relied on. Run again, and if it stays ` +
      "so, look for a newer version of pulumi-atlas-invitations.",
    { cause, status: 200 },
  );
}

/** Where something is in a body, such as `results[17].username`. */
function place(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${printable(String(step))}`));
  return steps.join("").replace(/^\./, "") || "the body";
}
