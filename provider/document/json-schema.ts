import { toJSONSchema } from "zod/v4/core";
import { documentSchema } from "./document-schema";
import { notes } from "./schema-notes";

/** The schema of the document as JSON Schema 2020-12, which is published as `schemas/gates-1.json`. */
export function createGatesJsonSchema(): object {
  return toJSONSchema(documentSchema, { metadata: notes, io: "input" });
}
