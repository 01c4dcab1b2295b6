import * as z from "zod/mini";
import { makePrintable } from "../atlas/printable";
import { findNearestWord } from "../nearest-word";
import { type Path, PlaceError } from "./place";

/**
 * Says what is wrong with a value that a schema refuses, and where: what it must be, what it is, and the nearest word that
 * would do.
 *
 * @param root the way to the value in its document
 */
export function schemaError(schema: z.ZodMiniType, value: unknown, error: z.core.$ZodError, root: Path): PlaceError {
  // A misspelt name is why another one is missing.
  const issue = error.issues.find(({ code }) => code === "unrecognized_keys") ?? error.issues[0];
  const within = (issue?.path ?? []).map((step) => (typeof step === "number" ? step : String(step)));
  const path = [...root, ...within];
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const names = listNames(schema, within);
    return new PlaceError(
      [...path, key],
      `is not known here${suggestWord(key, names)}. There is: ${names.join(", ")}.`,
    );
  }
  const received = within.reduce<unknown>((part, step) => Object(part)[step], value);
  const near = issue?.code === "invalid_value" ? suggestWord(received, issue.values) : "";
  return new PlaceError(
    path,
    `${issue?.message ?? "is not as it must be"}${near}. Received: ${describeValue(received)}`,
  );
}

/** A value as JSON, safe to show, and not all of it. */
export function describeValue(value: unknown): string {
  return value === undefined ? "nothing" : makePrintable(JSON.stringify(value) ?? String(value));
}

/** "; did you mean maxAge?", or nothing when no word is near. */
export function suggestWord(word: unknown, words: readonly unknown[]): string {
  if (typeof word !== "string") return "";
  const nearest = findNearestWord(
    word,
    words.filter((candidate) => typeof candidate === "string"),
  );
  return nearest === undefined ? "" : ` (did you mean ${nearest}?)`;
}

/** The names that the object at this place can have. */
function listNames(schema: z.core.$ZodType, path: Path): readonly string[] {
  if (schema instanceof z.ZodMiniExactOptional) return listNames(schema._zod.def.innerType, path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodMiniObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    if (step === undefined) return Object.keys(shape);
    const next = shape[step];
    return next ? listNames(next, rest) : [];
  }
  if (schema instanceof z.ZodMiniRecord) return listNames(schema._zod.def.valueType, rest);
  if (schema instanceof z.ZodMiniArray) return listNames(schema._zod.def.element, rest);
  return [];
}
