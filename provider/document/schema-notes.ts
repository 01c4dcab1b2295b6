import * as z from "zod/mini";

/** What the published JSON Schema says of a part of the document, besides its type. */
export const notes = z.registry<{
  description?: string;
  title?: string;
  minProperties?: number;
  maxProperties?: number;
}>();

/** Adds to a schema what the published JSON Schema says of it. */
export function addNote<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  notes.add(schema, { description });
  return schema;
}

/** Takes one of some words. */
export const createChoiceSchema = <const Word extends string>(allowed: readonly Word[]) =>
  z.enum(allowed, `must be ${allowed.map((word) => JSON.stringify(word)).join(" or ")}`);
